package org.roadmarshal.issue.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.DispatchException;

/** Writes an issue's ledger. */
final class JdbcLedger {
    private JdbcLedger() {}

    /** @throws DispatchException VALIDATION where a unit comes twice, or is none of the category's */
    static void requireFitting(IssueCategory category, List<Quantity> quantities) {
        Set<QuantityUnit> units = quantities.stream().map(Quantity::unit).collect(Collectors.toSet());
        if (units.size() < quantities.size()) {
            throw DispatchException.invalid("quantities: a unit comes twice");
        }
        if (!category.units().containsAll(units)) {
            throw DispatchException.invalid("quantities: %s is measured in %s"
                    .formatted(
                            category.code(),
                            category.units().stream().map(QuantityUnit::code).collect(Collectors.joining(", "))));
        }
    }

    /** Makes these lines the ledger. */
    static void replace(Handle handle, int org, long issue, List<Quantity> quantities) {
        handle.createUpdate("delete from issue_quantity where org = :org and issue_id = :issue")
                .bind("org", org)
                .bind("issue", issue)
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
                insert into issue_quantity (org, issue_id, unit, found, removed, verified)
                values (:org, :issue, :code, :found, :removed, :verified)""");
        for (Quantity quantity : quantities) {
            batch.bind("org", org)
                    .bind("issue", issue)
                    .bind("code", quantity.unit().code())
                    .bindMethods(quantity)
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
