package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.kernel.Named;

/** Those parts of an issue that steps change, beside its state. Public, for Jdbi binds it. */
public record Standing(
        long agencyId,
        Long handlerId,
        Long verifierId,
        Instant dueAt,
        Instant closedAt,
        int reworkCount,
        List<Quantity> ledger) {
    static Standing of(Issue issue) {
        return new Standing(
                issue.agency().id(),
                id(issue.handler()),
                id(issue.verifier()),
                issue.dueAt(),
                issue.closedAt(),
                issue.reworkCount(),
                issue.quantities());
    }

    Standing ledBy(long agency, Instant due) {
        return new Standing(agency, null, null, due, null, reworkCount, ledger);
    }

    Standing handledBy(long account, List<Quantity> nowInLedger) {
        return new Standing(agencyId, account, verifierId, dueAt, closedAt, reworkCount, nowInLedger);
    }

    Standing closedBy(long account, Instant at, List<Quantity> nowInLedger) {
        return new Standing(agencyId, handlerId, account, dueAt, at, reworkCount, nowInLedger);
    }

    Standing sentBackBy(long account, Instant due, List<Quantity> nowInLedger) {
        return new Standing(agencyId, handlerId, account, due, null, reworkCount + 1, nowInLedger);
    }

    private static Long id(Named named) {
        return named == null ? null : named.id();
    }
}
