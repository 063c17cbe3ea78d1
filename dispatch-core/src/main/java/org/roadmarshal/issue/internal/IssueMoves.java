package org.roadmarshal.issue.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.IssueStep;
import org.roadmarshal.issue.internal.IssuePath.Rule;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;

/** Moves issues along {@link IssuePath}. */
public final class IssueMoves {
    private IssueMoves() {}

    public static Issue move(Transaction transaction, Principal principal, long id, IssueStep step) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        Issue issue = JdbcIssues.hold(handle, principal, id);
        Rule rule = IssuePath.of(step.action());
        principal.require(rule.needs(), issue.agency().id());
        if (!rule.from().contains(issue.state())) {
            throw DispatchException.conflict("Issue %d is %s: %s is not possible now"
                    .formatted(id, issue.state().code(), step.action().code()));
        }
        Move move = new Move(
                handle, principal, issue, step, photos(handle, principal, issue, step, rule), transaction.now());
        rule.guard().check(move);
        Standing after = rule.effect().of(move, Standing.of(issue));

        update(transaction, id, rule, after);
        JdbcLedger.replace(handle, org, id, after.ledger());
        IssuePhotos.attach(handle, org, id, rule.photos(), move.photos());
        JdbcSteps.add(transaction, id, issue.state(), rule.to(), step);
        Issue moved = JdbcIssues.get(handle, org, id);
        transaction.append(new IssueEvent.Moved(moved, step.action(), step.reason(), step.deviceTime()).entry());
        if (moved.agency().id() != issue.agency().id()) {
            transaction.append(new IssueEvent.Left(moved, issue.agency().id()).entry());
        }
        return moved;
    }

    private static List<Evidence> photos(Handle handle, Principal principal, Issue issue, IssueStep step, Rule rule) {
        if (rule.photos() == null && !step.photoIds().isEmpty()) {
            throw DispatchException.invalid("photoIds: " + step.action().code() + " takes none");
        }
        issue.photos().stream()
                .map(IssuePhoto::evidenceId)
                .filter(step.photoIds()::contains)
                .findFirst()
                .ifPresent(known -> {
                    throw DispatchException.invalid("photoIds: the issue has photo " + known + " already");
                });
        return IssuePhotos.get(handle, principal, step.photoIds());
    }

    private static void update(Transaction transaction, long id, Rule rule, Standing after) {
        transaction
                .handle()
                .createUpdate("""
                        update issue set state = :state, agency_id = :agencyId, handler_id = :handlerId,
                          verifier_id = :verifierId, due_at = :dueAt, closed_at = :closedAt, rework_count = :reworkCount,
                          version = version + 1
                        where org = :org and id = :id""")
                .bind("org", transaction.org())
                .bind("id", id)
                .bind("state", rule.to().code())
                .bindMethods(after)
                .execute();
    }
}
