package org.roadmarshal.alarm.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.roadmarshal.alarm.Alarm;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmState;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Principal;

/** One alarm in SQL. */
public final class JdbcAlarm {
    static final String SELECT = """
            select l.id, l.kind, l.state, l.priority, l.agency_id, a.name as agency_name, l.subject, l.subject_id,
              l.unit_id, u.callsign as unit_name, l.vehicle_id, v.plate as vehicle_name, l.fence_id, f.name as fence_name,
              l.rule, st_x(l.geom) as lon, st_y(l.geom) as lat, l.message, l.count, l.raised_at, l.last_at, l.ended_at,
              r.id as raised_by_id, r.display_name as raised_by_name, l.acknowledged_at,
              k.id as acknowledged_by_id, k.display_name as acknowledged_by_name, l.shelved_until, l.shelve_reason,
              s.id as shelved_by_id, s.display_name as shelved_by_name, l.cleared_at,
              c.id as cleared_by_id, c.display_name as cleared_by_name, l.version,
              (select json_agg(json_build_object('id', t.id, 'name', t.display_name) order by t.id)
                 from account t where t.org = l.org and t.id = any(l.addressed_to)) as addressed_to
            from alarm l
            join agency a on a.org = l.org and a.id = l.agency_id
            left join unit u on u.org = l.org and u.id = l.unit_id
            left join vehicle v on v.org = l.org and v.id = l.vehicle_id
            left join fence f on f.org = l.org and f.id = l.fence_id
            left join account r on r.org = l.org and r.id = l.raised_by
            left join account k on k.org = l.org and k.id = l.acknowledged_by
            left join account s on s.org = l.org and s.id = l.shelved_by
            left join account c on c.org = l.org and c.id = l.cleared_by
            where l.org = :org
            """;

    private static final String LOCK = " for no key update of l";

    private JdbcAlarm() {}

    public static Alarm get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and l.id = :id");
    }

    public static Alarm lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and l.id = :id" + LOCK);
    }

    private static Alarm one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcAlarm::alarm)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("alarm", id));
    }

    public static Optional<Alarm> lockOpen(Handle handle, int org, AlarmKey key) {
        return handle.createQuery(SELECT + """
                        and l.state <> 'cleared' and l.kind = :code and l.subject = :subject and l.subject_id = :subjectId
                        and coalesce(l.fence_id, 0) = coalesce(:fenceId, 0) and coalesce(l.rule, 0) = coalesce(:rule, 0)
                        """ + LOCK)
                .bind("org", org)
                .bindMethods(key)
                .bind("code", key.kind().code())
                .map(JdbcAlarm::alarm)
                .findOne();
    }

    public static List<Alarm> lockOfFence(Handle handle, int org, long fenceId) {
        return handle.createQuery(SELECT + " and l.state <> 'cleared' and l.fence_id = :fence order by l.id" + LOCK)
                .bind("org", org)
                .bind("fence", fenceId)
                .map(JdbcAlarm::alarm)
                .list();
    }

    /** What became of an alarm that was to be raised. @param repeated whether the same was open already */
    public record Put(long id, boolean repeated) {}

    /** @param by the account; null for the system itself */
    public static Put put(Handle handle, int org, NewAlarm alarm, Long by) {
        return handle.createQuery("""
                        insert into alarm (org, kind, priority, agency_id, subject, subject_id, unit_id, geom, message,
                          raised_by, vehicle_id, fence_id, rule, addressed_to)
                        values (:org, :code, :priority, :agencyId, :subject, :subjectId, :unitId, :location, :message,
                          :by, :vehicleId, :fenceId, :rule, :accounts)
                        on conflict (org, kind, subject, subject_id, coalesce(fence_id, 0), coalesce(rule, 0))
                          where state <> 'cleared' and kind not in ('task_unacknowledged', 'sos')
                        do update set version = alarm.version + 1, count = alarm.count + 1, last_at = now(),
                          ended_at = null, geom = excluded.geom, message = excluded.message
                        returning id, count > 1 as repeated""")
                .bindMethods(alarm)
                .bind("org", org)
                .bind("code", alarm.kind().code())
                .bind("by", by)
                .bind(
                        "accounts",
                        alarm.addressedTo() == null ? null : alarm.addressedTo().toArray(Long[]::new))
                .map((row, context) -> new Put(row.getLong("id"), row.getBoolean("repeated")))
                .one();
    }

    public static void acknowledge(Handle handle, int org, long id, long by) {
        update(handle, org, id, "state = 'acknowledged', acknowledged_at = now(), acknowledged_by = :by")
                .bind("by", by)
                .execute();
    }

    public static void shelve(Handle handle, int org, long id, long by, Instant until, String reason) {
        update(handle, org, id, "state = 'shelved', shelved_until = :until, shelved_by = :by, shelve_reason = :reason")
                .bind("by", by)
                .bind("until", until)
                .bind("reason", reason)
                .execute();
    }

    /** As if nobody had seen it: whoever looks now may be another. */
    public static void unshelve(Handle handle, int org, long id) {
        update(
                        handle,
                        org,
                        id,
                        "state = 'raised', shelved_until = null, acknowledged_at = null, acknowledged_by = null")
                .execute();
    }

    public static void end(Handle handle, int org, long id, Instant at) {
        update(handle, org, id, "ended_at = :at").bind("at", at).execute();
    }

    /** Whoever clears what nobody has acknowledged has seen it. @param by null where its cause is over */
    public static void clear(Handle handle, int org, long id, Long by) {
        update(handle, org, id, """
                        state = 'cleared', shelved_until = null, cleared_at = now(), cleared_by = :by,
                        acknowledged_at = coalesce(acknowledged_at, case when cast(:by as bigint) is null then null else now() end),
                        acknowledged_by = coalesce(acknowledged_by, :by)""").bind("by", by).execute();
    }

    private static Update update(Handle handle, int org, long id, String what) {
        return handle.createUpdate("update alarm set version = version + 1, " + what + " where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id);
    }

    /** The unit's agency, else the person's own. */
    public static Optional<Long> agencyOf(Handle handle, Principal principal) {
        return handle.createQuery("""
                        select agency_id from unit where org = :org and id = :unit
                        union all select agency_id from person where org = :org and id = :person
                        limit 1""")
                .bind("org", principal.org())
                .bind("unit", principal.unitId())
                .bind("person", principal.personId())
                .mapTo(Long.class)
                .findOne();
    }

    static Alarm alarm(ResultSet row, StatementContext context) throws SQLException {
        return new Alarm(
                row.getLong("id"),
                Coded.of(AlarmKind.class, row.getString("kind")),
                Coded.of(AlarmState.class, row.getString("state")),
                row.getInt("priority"),
                Rows.named(row, "agency"),
                row.getString("subject"),
                row.getLong("subject_id"),
                Rows.named(row, "unit"),
                Rows.named(row, "vehicle"),
                Rows.named(row, "fence"),
                row.getObject("rule", Integer.class),
                Rows.location(row),
                row.getString("message"),
                row.getInt("count"),
                Rows.instant(row, "raised_at"),
                Rows.named(row, "raised_by"),
                Rows.instant(row, "last_at"),
                Rows.instant(row, "ended_at"),
                Rows.instant(row, "acknowledged_at"),
                Rows.named(row, "acknowledged_by"),
                Rows.instant(row, "shelved_until"),
                Rows.named(row, "shelved_by"),
                row.getString("shelve_reason"),
                Rows.instant(row, "cleared_at"),
                Rows.named(row, "cleared_by"),
                addressees(row.getString("addressed_to")),
                row.getInt("version"));
    }

    private static List<Named> addressees(String json) throws SQLException {
        try {
            return json == null ? null : Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("Not accounts: " + json, e);
        }
    }
}
