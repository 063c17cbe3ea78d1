package org.roadmarshal.app;

import java.util.List;
import java.util.Map;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.http.Operations;
import org.roadmarshal.issue.IssueBar;
import org.roadmarshal.issue.IssueClock;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.internal.IssueRoutes;
import org.roadmarshal.timer.Timers;

/** Road-environment issues: their operations, and their clocks. */
final class Issues {
    private Issues() {}

    static IssueService register(
            Operations operations, Map<String, Timers.Handler> timers, AlarmService alarms, List<IssueBar> bars) {
        IssueService issues = new IssueService(alarms, bars);
        new IssueRoutes(issues).register(operations);
        for (IssueClock clock : IssueClock.values()) {
            timers.put(clock.timer(), issues.clocks());
        }
        return issues;
    }
}
