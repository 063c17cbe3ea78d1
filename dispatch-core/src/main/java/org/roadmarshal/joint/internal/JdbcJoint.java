package org.roadmarshal.joint.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.joint.JointAnswer;
import org.roadmarshal.joint.JointGuests.Guest;
import org.roadmarshal.joint.JointState;
import org.roadmarshal.joint.JointTask;
import org.roadmarshal.joint.JointView;
import org.roadmarshal.joint.NewJointTask;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Principal;

/** Joint tasks in SQL. */
public final class JdbcJoint {
    private static final String SELECT = """
            select j.id, j.incident_id, a.id as agency_id, a.name as agency_name, j.department, j.instructions, j.contact, j.state,
              j.serial, j.expires_at, j.created_at, c.id as created_by_id, c.display_name as created_by_name, j.version,
              (select coalesce(json_agg(json_strip_nulls(json_build_object('step', x.step, 'at', x.at, 'deviceTime', x.device_at,
                 'remark', x.remark)) order by x.n), '[]')
               from joint_answer x where x.org = j.org and x.joint_id = j.id) as answers
            from joint_task j
            join incident i on i.org = j.org and i.id = j.incident_id
            join agency a on a.org = i.org and a.id = i.agency_id
            join account c on c.org = j.org and c.id = j.created_by
            where j.org = :org
            """;

    private JdbcJoint() {}

    public static List<JointTask> ofIncident(Handle handle, int org, long incidentId) {
        return handle.createQuery(SELECT + " and j.incident_id = :incident order by j.id")
                .bind("org", org)
                .bind("incident", incidentId)
                .map(JdbcJoint::task)
                .list();
    }

    public static List<Long> idsOf(Handle handle, int org, List<Long> incidents) {
        return handle.createQuery(
                        "select id from joint_task where org = :org and incident_id = any(:incidents) order by id")
                .bind("org", org)
                .bindArray("incidents", Long.class, incidents)
                .mapTo(Long.class)
                .list();
    }

    public static Optional<JointTask> find(Handle handle, int org, long id) {
        return handle.createQuery(SELECT + " and j.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcJoint::task)
                .findOne();
    }

    public static JointTask get(Handle handle, int org, long id) {
        return find(handle, org, id).orElseThrow(() -> DispatchException.notFound("joint task", id));
    }

    /** What is read beside the row is read after the lock was had. */
    public static JointTask lock(Handle handle, int org, long id) {
        handle.createQuery("select id from joint_task where org = :org and id = :id for no key update")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
        return get(handle, org, id);
    }

    public static Optional<byte[]> secret(Handle handle, int org) {
        return handle.createQuery("select secret from joint_key where org = :org")
                .bind("org", org)
                .mapTo(byte[].class)
                .findOne();
    }

    /** The first that is offered stays. */
    public static void ensureSecret(Handle handle, int org, byte[] secret) {
        handle.execute("insert into joint_key (org, secret) values (?, ?) on conflict do nothing", org, secret);
    }

    public static long insert(
            Handle handle, Principal principal, long incidentId, NewJointTask wanted, Instant expiresAt) {
        return handle.createQuery("""
                        insert into joint_task (org, incident_id, department, instructions, contact, expires_at, created_by)
                        values (:org, :incident, :department, :instructions, :contact, :expiresAt, :by) returning id""")
                .bindMethods(wanted)
                .bind("org", principal.org())
                .bind("incident", incidentId)
                .bind("expiresAt", expiresAt)
                .bind("by", principal.accountId())
                .mapTo(Long.class)
                .one();
    }

    public static void renew(Handle handle, int org, long id, Instant expiresAt) {
        handle.execute(
                "update joint_task set version = version + 1, serial = serial + 1, expires_at = ? where org = ? and id = ?",
                expiresAt,
                org,
                id);
    }

    public static void reach(Handle handle, int org, long id, JointState state) {
        handle.execute(
                "update joint_task set version = version + 1, state = ? where org = ? and id = ?",
                state.code(),
                org,
                id);
    }

    public static void add(Handle handle, Guest guest, String key, JointAnswer answer) {
        handle.createUpdate("""
                        insert into joint_answer (org, joint_id, n, key, step, remark, device_at)
                        select :org, :id, count(*) + 1, :key, :step, :remark, :deviceTime
                        from joint_answer where org = :org and joint_id = :id""")
                .bindMethods(guest)
                .bind("key", key)
                .bind("step", code(answer))
                .bind("remark", answer.remark())
                .bindByType("deviceTime", answer.deviceTime(), Instant.class)
                .execute();
    }

    /** @throws DispatchException IDEMPOTENCY_MISMATCH where the key was used for other words */
    public static boolean isRepeated(Handle handle, Guest guest, String key, JointAnswer answer) {
        return handle.createQuery("select remark from joint_answer where org = :org and joint_id = :id and key = :key")
                .bindMethods(guest)
                .bind("key", key)
                .map((row, context) -> {
                    if (!Objects.equals(row.getString("remark"), answer.remark())) {
                        throw new DispatchException(
                                ErrorCode.IDEMPOTENCY_MISMATCH, "The key was used before, for something else");
                    }
                    return true;
                })
                .findOne()
                .orElse(false);
    }

    public static boolean incidentOpen(Handle handle, int org, long incidentId) {
        return handle.createQuery("select state = 'open' from incident where org = :org and id = :id")
                .bind("org", org)
                .bind("id", incidentId)
                .mapTo(Boolean.class)
                .one();
    }

    public static JointView.What what(Handle handle, int org, long id) {
        return handle.createQuery("""
                        select i.summary, k.name as category, k.name_en as category_en, i.priority, i.address, i.stake,
                          st_x(i.geom) as lon, st_y(i.geom) as lat, j.instructions, a.name as centre, j.contact, i.version
                        from joint_task j
                        join incident i on i.org = j.org and i.id = j.incident_id
                        join incident_category k on k.org = i.org and k.code = i.category
                        join agency a on a.org = i.org and a.id = i.agency_id
                        where j.org = :org and j.id = :id""")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new JointView.What(
                        row.getString("summary"),
                        row.getString("category"),
                        row.getString("category_en"),
                        row.getInt("priority"),
                        row.getString("address"),
                        row.getString("stake"),
                        Rows.location(row),
                        row.getString("instructions"),
                        row.getString("centre"),
                        row.getString("contact"),
                        row.getInt("version")))
                .one();
    }

    private static String code(JointAnswer answer) {
        return answer.step() == null ? null : answer.step().code();
    }

    private static JointTask task(ResultSet row, StatementContext context) throws SQLException {
        return new JointTask(
                row.getLong("id"),
                row.getLong("incident_id"),
                Rows.named(row, "agency"),
                row.getString("department"),
                row.getString("instructions"),
                row.getString("contact"),
                Coded.of(JointState.class, row.getString("state")),
                row.getInt("serial"),
                Rows.instant(row, "expires_at"),
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"),
                answers(row.getString("answers")),
                row.getInt("version"));
    }

    private static List<JointTask.Answer> answers(String json) throws SQLException {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("Not answers: " + json, e);
        }
    }
}
