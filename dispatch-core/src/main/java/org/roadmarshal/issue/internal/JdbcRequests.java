package org.roadmarshal.issue.internal;

import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.issue.IssueRequest;
import org.roadmarshal.kernel.Coded;

/** Writes what leads ask for, and what they are answered. */
final class JdbcRequests {
    private JdbcRequests() {}

    enum Answer implements Coded {
        GRANTED,
        DENIED,
        /** It moved on otherwise. */
        WITHDRAWN
    }

    static void ask(Move move, IssueRequest.Kind kind) {
        move.handle()
                .createUpdate("""
                        insert into issue_request (org, issue_id, kind, reason, due_at, evidence_ids, asked_at, asked_by)
                        values (:org, :issue, :kind, :reason, :due, :evidence, :now, :account)""")
                .bind("org", move.org())
                .bind("issue", move.issue().id())
                .bind("kind", kind.code())
                .bind("reason", move.step().reason())
                .bind("due", kind == IssueRequest.Kind.EXTENSION ? move.step().dueAt() : null)
                .bindArray(
                        "evidence",
                        Long.class,
                        move.photos().stream().map(Evidence::id).toList())
                .bind("now", move.now())
                .bind("account", move.principal().accountId())
                .execute();
    }

    /** Nothing where none waits. */
    static void decide(Move move, Answer answer) {
        move.handle()
                .createUpdate("""
                        update issue_request set state = :state, decided_at = :now, decided_by = :account, answer = :reason
                        where org = :org and issue_id = :issue and state = 'pending'""")
                .bind("state", answer.code())
                .bind("now", move.now())
                .bind("account", move.principal().accountId())
                .bind("reason", answer == Answer.WITHDRAWN ? null : move.step().reason())
                .bind("org", move.org())
                .bind("issue", move.issue().id())
                .execute();
    }
}
