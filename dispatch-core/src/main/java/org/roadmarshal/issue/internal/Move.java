package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueStep;
import org.roadmarshal.kernel.Principal;

/**
 * Somebody wants an issue to take a step: all that guards and effects look at.
 *
 * @param issue as it stands, held for this transaction
 * @param photos those of the step
 * @param now the server's time
 */
record Move(Handle handle, Principal principal, Issue issue, IssueStep step, List<Evidence> photos, Instant now) {
    int org() {
        return principal.org();
    }
}
