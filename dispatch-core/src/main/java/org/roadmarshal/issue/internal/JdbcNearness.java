package org.roadmarshal.issue.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.Nearness;

/** Reads how near is near, by category. */
public final class JdbcNearness {
    private JdbcNearness() {}

    public static List<Nearness> list(Handle handle, int org) {
        return handle.createQuery("""
                        select code, twin_metres, twin_days, relapse_metres, relapse_days, twin_categories, version
                        from issue_category where org = :org order by position, code""")
                .bind("org", org)
                .map((row, context) -> new Nearness(
                        row.getString("code"),
                        row.getInt("twin_metres"),
                        row.getInt("twin_days"),
                        row.getInt("relapse_metres"),
                        row.getInt("relapse_days"),
                        List.of((String[]) row.getArray("twin_categories").getArray()),
                        row.getInt("version")))
                .list();
    }
}
