package org.roadmarshal.campaign.internal;

import org.jdbi.v3.core.statement.SqlStatement;
import org.roadmarshal.campaign.CaseFilter;
import org.roadmarshal.campaign.CaseFilter.Measure;

/** A {@link CaseFilter} as conditions on a member {@code m}. */
final class CaseConditions {
    private CaseConditions() {}

    static String of(CaseFilter filter) {
        StringBuilder sql = new StringBuilder();
        if (filter.category() != null) {
            sql.append(" and m.category = :category");
        }
        if (filter.key() != null) {
            sql.append(" and ").append(Groups.key(filter.by())).append(" = :key");
        }
        if (filter.measure() == Measure.OPEN) {
            sql.append(" and m.state <> 'closed'");
        }
        boolean measured = filter.measure() != null && filter.measure() != Measure.OPEN;
        if (filter.unit() != null || measured) {
            sql.append(" and exists (select from issue_quantity q where q.org = :org and q.issue_id = m.id")
                    .append(filter.unit() == null ? "" : " and q.unit = :unit")
                    .append(measured ? " and q." + filter.measure().code() + " > 0" : "")
                    .append(")");
        }
        return sql.toString();
    }

    static <S extends SqlStatement<S>> S bind(S statement, CaseFilter filter) {
        return statement
                .bind("category", filter.category())
                .bind("key", filter.key())
                .bind("unit", filter.unit() == null ? null : filter.unit().code());
    }
}
