package org.roadmarshal.recommendation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.recommendation.DispatchNeeds;

/** What categories of incidents ask for, in SQL. */
public final class JdbcConditions {
    private static final String SELECT = """
            select c.code, c.name, c.name_en, c.version,
              array(select n.code from incident_category_need n
                    where n.org = c.org and n.category = c.code and n.kind = 'equipment' order by n.code) as equipment,
              array(select n.code from incident_category_need n
                    where n.org = c.org and n.category = c.code and n.kind = 'skill' order by n.code) as skills
            from incident_category c where c.org = :org\s""";

    private JdbcConditions() {}

    /** A category, held until the transaction ends. @param position its place in the list: it has a code and no number */
    public record Held(long position, int version) {}

    public static List<DispatchNeeds> list(Handle handle, int org) {
        return handle.createQuery(SELECT + "order by c.position, c.code")
                .bind("org", org)
                .map(JdbcConditions::needs)
                .list();
    }

    public static DispatchNeeds get(Handle handle, int org, String category) {
        return handle.createQuery(SELECT + "and c.code = :code")
                .bind("org", org)
                .bind("code", category)
                .map(JdbcConditions::needs)
                .one();
    }

    public static Optional<Held> hold(Handle handle, int org, String category) {
        return handle.createQuery(
                        "select position, version from incident_category where org = :org and code = :code for no key update")
                .bind("org", org)
                .bind("code", category)
                .map((row, context) -> new Held(row.getLong("position"), row.getInt("version")))
                .findOne();
    }

    public static void replace(
            Handle handle, int org, String category, Collection<String> equipment, Collection<String> skills) {
        handle.createUpdate("delete from incident_category_need where org = :org and category = :category")
                .bind("org", org)
                .bind("category", category)
                .execute();
        handle.createUpdate("""
                        insert into incident_category_need (org, category, kind, code)
                        select :org, :category, 'equipment', unnest(:equipment)
                        union all select :org, :category, 'skill', unnest(:skills)""")
                .bind("org", org)
                .bind("category", category)
                .bindArray("equipment", String.class, equipment)
                .bindArray("skills", String.class, skills)
                .execute();
        handle.createUpdate("update incident_category set version = version + 1 where org = :org and code = :category")
                .bind("org", org)
                .bind("category", category)
                .execute();
    }

    private static DispatchNeeds needs(ResultSet row, StatementContext context) throws SQLException {
        return new DispatchNeeds(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                List.of((String[]) row.getArray("equipment").getArray()),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getInt("version"));
    }
}
