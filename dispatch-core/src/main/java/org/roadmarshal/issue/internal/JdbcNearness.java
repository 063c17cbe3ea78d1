package org.roadmarshal.issue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.issue.Nearness;

/** Reads how near is near, by category. */
public final class JdbcNearness {
    private static final String COLUMNS =
            "code, twin_metres, twin_days, relapse_metres, relapse_days, twin_categories, version";

    private JdbcNearness() {}

    public static List<Nearness> list(Handle handle, int org) {
        return handle.createQuery("select " + COLUMNS + " from issue_category where org = :org order by position, code")
                .bind("org", org)
                .map(JdbcNearness::nearness)
                .list();
    }

    static Nearness change(Handle handle, int org, String category, Nearness.Change change) {
        return handle.createQuery("""
                        update issue_category set twin_metres = :twinMetres, twin_days = :twinDays,
                          relapse_metres = :relapseMetres, relapse_days = :relapseDays, twin_categories = :others,
                          version = version + 1
                        where org = :org and code = :category returning\s""" + COLUMNS)
                .bindMethods(change)
                .bindArray("others", String.class, change.twinCategories())
                .bind("org", org)
                .bind("category", category)
                .map(JdbcNearness::nearness)
                .one();
    }

    private static Nearness nearness(ResultSet row, StatementContext context) throws SQLException {
        return new Nearness(
                row.getString("code"),
                row.getInt("twin_metres"),
                row.getInt("twin_days"),
                row.getInt("relapse_metres"),
                row.getInt("relapse_days"),
                List.of((String[]) row.getArray("twin_categories").getArray()),
                row.getInt("version"));
    }
}
