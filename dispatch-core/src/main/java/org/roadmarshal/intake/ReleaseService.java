package org.roadmarshal.intake;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.intake.internal.JdbcRelease;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** What of issues becomes public. The desk decides, issue by issue; nothing is public by itself. */
public final class ReleaseService {
    private final IssueService issues;

    public ReleaseService(IssueService issues) {
        this.issues = issues;
    }

    /** Newest first. */
    public Page<ModerationCase> queue(
            Handle handle, Principal principal, ModerationFilter filter, PageRequest request) {
        List<ModerationCase> rows = JdbcRelease.queue(
                handle, principal.org(), principal.agencies(Permission.ISSUE_DISPATCH), filter, request);
        return Page.of(rows, request, ModerationCase::issueId);
    }

    /**
     * Whether the decision may be taken at all; asked before photos are made small.
     *
     * @throws DispatchException NOT_FOUND, FORBIDDEN, VALIDATION where a photo is not the issue's
     */
    public void require(Handle handle, Principal principal, long issueId, ReleaseDecision decision) {
        Issue issue = issues.get(handle, principal, issueId);
        principal.require(Permission.ISSUE_DISPATCH, issue.agency().id());
        List<Long> its = issue.photos().stream().map(IssuePhoto::evidenceId).toList();
        decision.photoIds().stream().filter(id -> !its.contains(id)).findFirst().ifPresent(other -> {
            throw DispatchException.invalid("photoIds: the issue has no photo " + other);
        });
    }

    /** @param jpegs the photos made anew, by the evidence they show */
    public Release decide(
            Transaction transaction,
            Principal principal,
            long issueId,
            ReleaseDecision decision,
            Map<Long, byte[]> jpegs) {
        require(transaction.handle(), principal, issueId, decision);
        JdbcRelease.decide(transaction, issueId, decision);
        JdbcRelease.photos(transaction.handle(), transaction.org(), issueId, jpegs);
        Release release = JdbcRelease.get(transaction.handle(), transaction.org(), issueId);
        long agency =
                issues.get(transaction.handle(), principal, issueId).agency().id();
        transaction.append(new Entry(
                "issue_release." + decision.state().code(),
                "issue_release",
                issueId,
                release.version(),
                agency,
                null,
                null,
                Map.of("issueRelease", release)));
        return release;
    }
}
