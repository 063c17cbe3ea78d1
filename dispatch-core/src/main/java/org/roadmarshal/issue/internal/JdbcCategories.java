package org.roadmarshal.issue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueCategory.LeadKind;
import org.roadmarshal.issue.IssueCategory.LeadRule;
import org.roadmarshal.issue.IssueCategory.Limits;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Named;

/** Reads the categories of an org. */
public final class JdbcCategories {
    private static final String SELECT = """
            select c.*, l.id as lead_id, l.name as lead_name,
              (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) order by a.id), '[]')
                from agency a where a.org = c.org and a.id = any(c.co_agency_ids)) as co_agencies
            from issue_category c left join agency l on l.org = c.org and l.id = c.lead_agency_id
            where c.org = :org\s""";

    private JdbcCategories() {}

    public static List<IssueCategory> list(Handle handle, int org) {
        return handle.createQuery(SELECT + "order by c.position, c.code")
                .bind("org", org)
                .map(JdbcCategories::category)
                .list();
    }

    /** @throws DispatchException VALIDATION where the org has no such category */
    public static IssueCategory get(Handle handle, int org, String code) {
        return find(handle, org, code, "").orElseThrow(() -> DispatchException.invalid("There is no category " + code));
    }

    /** Held until the transaction ends. */
    static Optional<IssueCategory> hold(Handle handle, int org, String code) {
        return find(handle, org, code, " for update of c");
    }

    private static Optional<IssueCategory> find(Handle handle, int org, String code, String lock) {
        return handle.createQuery(SELECT + "and c.code = :code" + lock)
                .bind("org", org)
                .bind("code", code)
                .map(JdbcCategories::category)
                .findOne();
    }

    private static IssueCategory category(ResultSet row, StatementContext context) throws SQLException {
        return new IssueCategory(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                coded(row, "units", QuantityUnit.class),
                row.getString("legal_basis"),
                new Limits(
                        row.getObject("limit_days", Integer.class),
                        row.getObject("limit_hours", Integer.class),
                        row.getInt("verify_days"),
                        row.getInt("sign_hours"),
                        row.getInt("photo_metres")),
                new LeadRule(
                        Coded.of(LeadKind.class, row.getString("lead_kind")),
                        Rows.named(row, "lead"),
                        coded(row, "co_kinds", LeadKind.class),
                        List.of(Json.read(row.getString("co_agencies"), Named[].class))),
                row.getInt("version"));
    }

    private static <T extends Enum<T> & Coded> List<T> coded(ResultSet row, String column, Class<T> type)
            throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray())
                .map(code -> Coded.of(type, code))
                .toList();
    }
}
