package org.roadmarshal.task.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.Patrol;
import org.roadmarshal.task.Rung;
import org.roadmarshal.task.Sending;
import org.roadmarshal.task.Staging;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskFilter;
import org.roadmarshal.task.TaskRole;
import org.roadmarshal.task.TaskState;
import org.roadmarshal.unit.UnitState;

/** Tasks in SQL. */
public final class JdbcTask {
    private static final String ENDED = "t.state in (" + TaskState.endedInSql() + ")";

    private static final String SELECT = """
            select t.id, t.incident_id, i.category, i.summary, i.description, i.address, i.stake, st_x(i.geom) as lon,
              st_y(i.geom) as lat, t.unit_id, u.callsign as unit_name, t.agency_id, a.name as agency_name, t.state,
              t.priority, t.instructions, t.override_reason, t.offers, t.created_at, c.id as created_by_id,
              c.display_name as created_by_name, t.version,
              t.acknowledge_by, t.previous_id, t.rung, t.rung_at, t.role, t.staging_name, st_x(t.staging_geom) as staging_lon,
              st_y(t.staging_geom) as staging_lat, t.released_at, t.unit_before, t.patrol,
            """ + JdbcMilestone.OF_TASK + """
             as milestones
            from task t
            join incident i on i.org = t.org and i.id = t.incident_id
            join unit u on u.org = t.org and u.id = t.unit_id
            join agency a on a.org = t.org and a.id = t.agency_id
            join account c on c.org = t.org and c.id = t.created_by
            where t.org = :org
            """;

    private JdbcTask() {}

    public static List<Task> page(Handle handle, Principal principal, TaskFilter filter, PageRequest request) {
        return handle.createQuery(SELECT
                        + " and (t.agency_id = any(:agencies) or t.unit_id = :own) and t.id < :before"
                        + (filter.open() == null ? "" : filter.open() ? " and not " + ENDED : " and " + ENDED)
                        + (filter.unitId() == null ? "" : " and t.unit_id = :unitId")
                        + (filter.incidentId() == null ? "" : " and t.incident_id = :incidentId")
                        + " order by t.id desc limit :limit")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.TASK_READ))
                .bind("own", principal.unitId())
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("unitId", filter.unitId())
                .bind("incidentId", filter.incidentId())
                .bind("limit", request.fetch())
                .map(JdbcTask::task)
                .list();
    }

    /** Held until the transaction ends, so that no milestone comes in between. */
    public static List<Long> openOfIncident(Handle handle, int org, long incidentId) {
        return handle.createQuery("select t.id from task t where t.org = :org and t.incident_id = :incident and not ("
                        + ENDED + ") order by t.id for update")
                .bind("org", org)
                .bind("incident", incidentId)
                .mapTo(Long.class)
                .list();
    }

    public static List<Long> idsOf(Handle handle, int org, List<Long> incidents) {
        return handle.createQuery("select id from task where org = :org and incident_id = any(:incidents) order by id")
                .bind("org", org)
                .bindArray("incidents", Long.class, incidents)
                .mapTo(Long.class)
                .list();
    }

    public static List<Task> list(Handle handle, int org, Collection<Long> ids) {
        return handle.createQuery(SELECT + " and t.id = any(:ids) order by t.id")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .map(JdbcTask::task)
                .list();
    }

    public static Task get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and t.id = :id");
    }

    /** What is read beside the row itself is as the statement found it; those who change that hold the incident's lock, too. */
    public static Task lock(Handle handle, int org, long id) {
        handle.createQuery("select id from task where org = :org and id = :id for no key update")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
        return get(handle, org, id);
    }

    private static Task one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcTask::task)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("task", id));
    }

    /** @param at the time of the transaction */
    public record Begun(long id, Instant at) {}

    /** @param awaited what it waits for from now on; null for nothing */
    public static Begun insert(Handle handle, int org, Sending sending, TaskRole role, Rung awaited) {
        Staging staging = sending.staging();
        return handle.createQuery("""
                        insert into task (org, incident_id, unit_id, agency_id, priority, instructions, override_reason,
                          created_by, previous_id, rung, state, role, staging_name, staging_geom, released_at,
                          unit_before, patrol, acknowledge_by)
                        values (:org, :incidentId, :unitId, :agencyId, :priority, :instructions, :overrideReason,
                          :createdBy, :previous, :rung, :stateCode, :roleCode, :stagingName, :stagingPlace, :releasedAt,
                          :unitBefore, cast(:patrolJson as json), now() + :seconds * interval '1 second')
                        returning id, now() as at""")
                .bindMethods(sending)
                .bind("org", org)
                .bind("unitId", sending.unit().id())
                .bind("agencyId", sending.unit().agency().id())
                .bind("stateCode", sending.state().code())
                .bind("roleCode", role.code())
                .bind("stagingName", staging == null ? null : staging.name())
                .bindByType("stagingPlace", staging == null ? null : staging.location(), Location.class)
                .bindByType("releasedAt", staging == null ? null : staging.releasedAt(), Instant.class)
                .bind("unitBefore", sending.unit().state().code())
                .bind("patrolJson", sending.patrol() == null ? null : Json.write(sending.patrol()))
                .bindByType("seconds", awaited == null ? null : awaited.seconds(), Integer.class)
                .map((row, context) -> new Begun(row.getLong("id"), Rows.instant(row, "at")))
                .one();
    }

    /** The open task in the lead. */
    public static Optional<Long> lead(Handle handle, int org, long incidentId) {
        return handle.createQuery("select t.id from task t where t.org = :org and t.incident_id = :incident"
                        + " and t.role = 'lead' and not (" + ENDED + ")")
                .bind("org", org)
                .bind("incident", incidentId)
                .mapTo(Long.class)
                .findOne();
    }

    public static void play(Handle handle, int org, long id, TaskRole role) {
        update(handle, org, id, "role = '" + role.code() + "'");
    }

    public static void move(Handle handle, int org, long id, long incidentId) {
        update(handle, org, id, "role = 'support', incident_id = " + incidentId);
    }

    public static void release(Handle handle, int org, long id) {
        update(handle, org, id, "released_at = now()");
    }

    /** Whose a task is. */
    public record Whose(long incidentId, long unitId) {}

    public static List<Whose> whose(Handle handle, int org, Collection<Long> tasks) {
        return handle.createQuery("select incident_id, unit_id from task where org = :org and id = any(:tasks)")
                .bind("org", org)
                .bindArray("tasks", Long.class, tasks)
                .map((row, context) -> new Whose(row.getLong("incident_id"), row.getLong("unit_id")))
                .list();
    }

    /** In rising order, as everybody takes them. */
    public static void lockAll(Handle handle, int org, Collection<Long> tasks) {
        handle.createQuery("select id from task where org = :org and id = any(:tasks) order by id for no key update")
                .bind("org", org)
                .bindArray("tasks", Long.class, tasks)
                .mapTo(Long.class)
                .list();
    }

    /** Units that had or have a task of this incident. */
    public static Set<Long> asked(Handle handle, int org, long incidentId) {
        return handle
                .createQuery("select unit_id from task where org = :org and incident_id = :incident")
                .bind("org", org)
                .bind("incident", incidentId)
                .mapTo(Long.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * So many rungs are climbed, and the next one is waited for. No version of its own: it is part of another change.
     *
     * @param seconds until the task must be acknowledged; null where no rung is left
     * @return now
     */
    public static Instant wait(Handle handle, int org, long id, int rung, Integer seconds) {
        return handle.createQuery("""
                        update task set rung = :rung, rung_at = now(), acknowledge_by = now() + :seconds * interval '1 second'
                        where org = :org and id = :id returning now()""")
                .bind("org", org)
                .bind("id", id)
                .bind("rung", rung)
                .bindByType("seconds", seconds, Integer.class)
                .mapTo(Instant.class)
                .one();
    }

    public static void reach(Handle handle, int org, long id, TaskState state) {
        update(
                handle,
                org,
                id,
                "state = '" + state.code() + "'" + (state.unanswered() ? "" : ", acknowledge_by = null"));
    }

    public static void offerAgain(Handle handle, int org, long id) {
        update(handle, org, id, "offers = offers + 1");
    }

    /** A new version, as something beside the row has changed. */
    public static void touch(Handle handle, int org, long id) {
        update(handle, org, id, "state = state");
    }

    private static void update(Handle handle, int org, long id, String set) {
        handle.createUpdate("update task set version = version + 1, " + set + " where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Task task(ResultSet row, StatementContext context) throws SQLException {
        return new Task(
                row.getLong("id"),
                new Task.TaskIncident(
                        row.getLong("incident_id"),
                        row.getString("category"),
                        row.getString("summary"),
                        row.getString("description"),
                        row.getString("address"),
                        row.getString("stake"),
                        Rows.location(row)),
                Rows.named(row, "unit"),
                Rows.named(row, "agency"),
                Coded.of(TaskState.class, row.getString("state")),
                row.getInt("priority"),
                row.getString("instructions"),
                row.getString("override_reason"),
                row.getInt("offers"),
                Rows.instant(row, "acknowledge_by"),
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"),
                Rows.number(row, "previous_id"),
                Coded.of(TaskRole.class, row.getString("role")),
                staging(row),
                row.getString("patrol") == null ? null : Json.read(row.getString("patrol"), Patrol.class),
                row.getString("unit_before") == null ? null : Coded.of(UnitState.class, row.getString("unit_before")),
                row.getInt("rung"),
                Rows.instant(row, "rung_at"),
                JdbcMilestone.parse(row.getString("milestones")),
                row.getInt("version"));
    }

    private static Staging staging(ResultSet row) throws SQLException {
        String name = row.getString("staging_name");
        Double lon = row.getObject("staging_lon", Double.class);
        Location place = lon == null ? null : new Location(lon, row.getDouble("staging_lat"));
        return name == null ? null : new Staging(name, place, Rows.instant(row, "released_at"));
    }
}
