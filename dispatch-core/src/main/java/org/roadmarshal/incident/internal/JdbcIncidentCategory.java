package org.roadmarshal.incident.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.incident.IncidentCategory;

/** Categories in SQL. */
public final class JdbcIncidentCategory {
    private JdbcIncidentCategory() {}

    public static List<IncidentCategory> list(Handle handle, int org) {
        return handle.createQuery("select * from incident_category where org = :org order by position, code")
                .bind("org", org)
                .map(JdbcIncidentCategory::category)
                .list();
    }

    public static Optional<IncidentCategory> find(Handle handle, int org, String code) {
        return handle.createQuery("select * from incident_category where org = :org and code = :code")
                .bind("org", org)
                .bind("code", code)
                .map(JdbcIncidentCategory::category)
                .findOne();
    }

    private static IncidentCategory category(ResultSet row, StatementContext context) throws SQLException {
        return new IncidentCategory(
                row.getString("code"), row.getString("name"), row.getString("name_en"), row.getInt("priority"));
    }
}
