package org.roadmarshal.issue.internal;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;

/** Reads the categories of an org. */
public final class JdbcCategories {
    private JdbcCategories() {}

    public static List<IssueCategory> list(Handle handle, int org) {
        return handle.createQuery("""
                        select code, name, name_en, units, legal_basis, limit_days from issue_category
                        where org = :org order by position, code""")
                .bind("org", org)
                .map((row, context) -> new IssueCategory(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        Stream.of((String[]) row.getArray("units").getArray())
                                .map(code -> Coded.of(QuantityUnit.class, code))
                                .toList(),
                        row.getString("legal_basis"),
                        row.getInt("limit_days")))
                .list();
    }

    /** @throws DispatchException VALIDATION where the org has no such category */
    public static IssueCategory get(Handle handle, int org, String code) {
        return list(handle, org).stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> DispatchException.invalid("There is no category " + code));
    }
}
