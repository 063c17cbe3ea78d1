package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.IssueStep;
import org.roadmarshal.journal.Transaction;

/** Writes and reads the steps that an issue took. */
final class JdbcSteps {
    private JdbcSteps() {}

    static void registered(Transaction transaction, long issue) {
        transaction
                .handle()
                .createUpdate("""
                        insert into issue_step (org, issue_id, n, action, to_state, actor_id)
                        values (:org, :issue, 1, 'register', 'registered', :actor)""")
                .bind("org", transaction.org())
                .bind("issue", issue)
                .bind("actor", transaction.actor().id())
                .execute();
    }

    static void add(Transaction transaction, long issue, IssueState from, IssueState to, IssueStep step) {
        transaction
                .handle()
                .createUpdate("""
                        insert into issue_step (org, issue_id, n, action, from_state, to_state, device_at, actor_id, geom, reason)
                        select :org, :issue, coalesce(max(n), 0) + 1, :code, :from, :to, :deviceTime, :actor, :location, :reason
                        from issue_step where org = :org and issue_id = :issue""")
                .bind("org", transaction.org())
                .bind("issue", issue)
                .bind("code", step.action().code())
                .bind("from", from.code())
                .bind("to", to.code())
                .bind("actor", transaction.actor().id())
                .bindMethods(step)
                .execute();
    }

    /** When it last happened. */
    static Optional<Instant> last(Handle handle, int org, long issue, IssueAction action) {
        return handle.createQuery("""
                        select at from issue_step where org = :org and issue_id = :issue and action = :action
                        order by n desc limit 1""")
                .bind("org", org)
                .bind("issue", issue)
                .bind("action", action.code())
                .mapTo(Instant.class)
                .findOne();
    }

    /** Whether the account ever did one of these to the issue. */
    static boolean did(Handle handle, int org, long issue, long account, List<IssueAction> actions) {
        return handle.createQuery("""
                        select exists (select from issue_step
                          where org = :org and issue_id = :issue and actor_id = :account and action = any(:actions))""")
                .bind("org", org)
                .bind("issue", issue)
                .bind("account", account)
                .bindArray(
                        "actions",
                        String.class,
                        actions.stream().map(IssueAction::code).toList())
                .mapTo(Boolean.class)
                .one();
    }
}
