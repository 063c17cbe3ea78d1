package org.roadmarshal.detour.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.detour.OpenIssue;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Open issues that nobody is on the way to, in SQL. */
public final class JdbcDetour {
    private static final String SELECT = """
            select i.id, i.category, nullif(left(concat_ws(' ', i.route, i.stake, i.description), 500), '') as what,
              st_x(st_pointonsurface(i.geom)) as lon, st_y(st_pointonsurface(i.geom)) as lat,
              coalesce(i.due_at < now(), false) as overdue
            from issue i
            where i.org = :org and i.agency_id = any(:agencies) and i.state in ('registered', 'to_verify', 'filed', 'dispatched', 'in_progress')
            """;

    private static final String UNDERWAY = """
            exists (select from issue_detour d join task t on t.org = d.org and t.id = d.task_id
              where d.org = :org and d.issue_id = i.id and t.state not in ('declined', 'cancelled'))""";

    private JdbcDetour() {}

    /** The most overdue of very many. */
    public static List<OpenIssue> open(Handle handle, Principal principal) {
        return handle.createQuery(SELECT + " and not " + UNDERWAY + " order by i.due_at nulls last, i.id limit 5000")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .map(JdbcDetour::issue)
                .list();
    }

    /** Held, so that two desks do not send two units. */
    public static OpenIssue lock(Handle handle, Principal principal, long id) {
        return handle.createQuery(SELECT + " and i.id = :id for no key update")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("id", id)
                .map(JdbcDetour::issue)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("open issue", id));
    }

    public static boolean isUnderway(Handle handle, int org, long id) {
        return handle.createQuery("select " + UNDERWAY + " from issue i where i.org = :org and i.id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    public static void join(Handle handle, int org, long issueId, long taskId) {
        handle.createUpdate("insert into issue_detour (org, issue_id, task_id) values (:org, :issue, :task)")
                .bind("org", org)
                .bind("issue", issueId)
                .bind("task", taskId)
                .execute();
    }

    private static OpenIssue issue(ResultSet row, StatementContext context) throws SQLException {
        return new OpenIssue(
                row.getLong("id"),
                row.getString("category"),
                row.getString("what"),
                Rows.location(row),
                row.getBoolean("overdue"));
    }
}
