package org.roadmarshal.task.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.NewTaskPlan;
import org.roadmarshal.task.Patrol;
import org.roadmarshal.task.TaskPlan;

/** Plans in SQL. */
public final class JdbcTaskPlan {
    private static final String SELECT = """
            select p.id, p.agency_id, a.name as agency_name, p.category, p.priority, p.summary, p.instructions, p.address,
              st_x(p.geom) as lon, st_y(p.geom) as lat, p.unit_id, u.callsign as unit_name, p.every_days, p.next_at, p.patrol,
              p.created_by as created_by_id, c.display_name as created_by_name, p.version
            from task_plan p
            join agency a on a.org = p.org and a.id = p.agency_id
            join account c on c.org = p.org and c.id = p.created_by
            left join unit u on u.org = p.org and u.id = p.unit_id
            where p.org = :org
            """;

    private JdbcTaskPlan() {}

    public static List<TaskPlan> page(Handle handle, int org, Collection<Long> agencies, PageRequest request) {
        return handle.createQuery(SELECT
                        + " and p.agency_id = any(:agencies) and p.next_at is not null and p.id > :after"
                        + " order by p.id limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("after", request.afterId(0))
                .bind("limit", request.fetch())
                .map(JdbcTaskPlan::plan)
                .list();
    }

    public static TaskPlan get(Handle handle, int org, long id) {
        return one(handle, org, id, "");
    }

    public static TaskPlan lock(Handle handle, int org, long id) {
        return one(handle, org, id, " for no key update of p");
    }

    private static TaskPlan one(Handle handle, int org, long id, String how) {
        return handle.createQuery(SELECT + " and p.id = :id" + how)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcTaskPlan::plan)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("task plan", id));
    }

    /** In rising order, as everybody takes them. @return their units; null where a plan has none */
    public static List<Long> lockAll(Handle handle, int org, Collection<Long> ids) {
        return handle.createQuery(
                        "select unit_id from task_plan where org = :org and id = any(:ids) order by id for no key update")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> Rows.number(row, "unit_id"))
                .list();
    }

    public static long insert(Handle handle, Principal principal, NewTaskPlan plan, long agencyId) {
        return handle.createQuery("""
                        insert into task_plan (org, agency_id, category, priority, summary, instructions, address, geom,
                          unit_id, every_days, next_at, patrol, created_by)
                        values (:org, :agencyId, :category, :priority, :summary, :instructions, :address, :location,
                          :unitId, :everyDays, :firstAt, cast(:patrolJson as json), :createdBy)
                        returning id""")
                .bindMethods(plan)
                .bind("patrolJson", plan.patrol() == null ? null : Json.write(plan.patrol()))
                .bind("org", principal.org())
                .bind("agencyId", agencyId)
                .bind("createdBy", principal.accountId())
                .mapTo(Long.class)
                .one();
    }

    /** To the next time that is still to come, at the same time of the org's day; over where it was for once. */
    public static void advance(Handle handle, int org, long id) {
        handle.createUpdate("""
                        update task_plan p set version = version + 1, next_at =
                          ((p.next_at at time zone o.time_zone)
                            + every_days * (1 + floor(extract(epoch from now() - p.next_at) / 86400 / every_days)::integer)
                              * interval '1 day') at time zone o.time_zone
                        from org o where o.id = p.org and p.org = :org and p.id = :id""").bind("org", org).bind("id", id).execute();
    }

    public static void end(Handle handle, int org, long id) {
        handle.createUpdate("update task_plan set version = version + 1, next_at = null where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static TaskPlan plan(ResultSet row, StatementContext context) throws SQLException {
        return new TaskPlan(
                row.getLong("id"),
                Rows.named(row, "agency"),
                row.getString("category"),
                row.getObject("priority", Integer.class),
                row.getString("summary"),
                row.getString("instructions"),
                row.getString("address"),
                Rows.location(row),
                Rows.named(row, "unit"),
                row.getObject("every_days", Integer.class),
                Rows.instant(row, "next_at"),
                row.getString("patrol") == null ? null : Json.read(row.getString("patrol"), Patrol.class),
                Rows.named(row, "created_by"),
                row.getInt("version"));
    }
}
