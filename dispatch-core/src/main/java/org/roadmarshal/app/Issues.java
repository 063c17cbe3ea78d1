package org.roadmarshal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.calendar.CalendarService;
import org.roadmarshal.calendar.internal.CalendarRoutes;
import org.roadmarshal.campaign.CampaignService;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.http.Operations;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssueClock;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.internal.IssueRoutes;
import org.roadmarshal.legal.LegalService;
import org.roadmarshal.timer.Timers;

/** Road-environment issues: their operations, their clocks, and the calendar that those go by. */
final class Issues {
    private Issues() {}

    static IssueService service(AlarmService alarms, HighwayService highways) {
        return new IssueService(alarms, highways, List.of(Issues::legalTrack));
    }

    static void register(Operations operations, Map<String, Timers.Handler> timers, IssueService issues) {
        new CalendarRoutes(new CalendarService()).register(operations);
        new IssueRoutes(issues, CampaignService::members).register(operations);
        for (IssueClock clock : IssueClock.values()) {
            timers.put(clock.timer(), issues.clocks());
        }
    }

    /** A case against whoever is liable is finished, or there is none. */
    private static Optional<String> legalTrack(Handle handle, int org, long issue, IssueAction action) {
        return action == IssueAction.CLOSE ? LegalService.bars(handle, org, issue) : Optional.empty();
    }
}
