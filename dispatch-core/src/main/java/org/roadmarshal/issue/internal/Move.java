package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.calendar.Calendars;
import org.roadmarshal.calendar.WorkingCalendar;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory.Limits;
import org.roadmarshal.issue.IssueParty;
import org.roadmarshal.issue.IssueStep;
import org.roadmarshal.kernel.Principal;

/**
 * Somebody wants an issue to take a step: all that guards and effects look at.
 *
 * @param issue as it stands, held for this transaction
 * @param party the co-unit in whose name it is said, or about which; null where it is about none
 * @param photos those of the step
 * @param now the server's time
 */
record Move(
        Handle handle,
        HighwayService highways,
        Principal principal,
        Issue issue,
        IssueStep step,
        IssueParty party,
        List<Evidence> photos,
        Instant now) {
    int org() {
        return principal.org();
    }

    Limits limits() {
        return JdbcCategories.get(handle, org(), issue.category()).limits();
    }

    WorkingCalendar calendar() {
        return Calendars.of(handle, org());
    }
}
