package org.roadmarshal.alarm.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.alarm.Alarm;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmState;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;

/** Alarms in SQL. */
public final class JdbcAlarm {
    /** Makes one sortable number of "acknowledged ones last" and the id. */
    private static final long LAST = 1L << 52;

    private static final String KEY = "(l.id + case l.state when 'raised' then 0 else " + LAST + " end)";

    private static final String SELECT = """
            select l.id, l.kind, l.state, l.priority, l.agency_id, a.name as agency_name, l.subject, l.subject_id,
              l.unit_id, u.callsign as unit_name, st_x(l.geom) as lon, st_y(l.geom) as lat, l.message, l.raised_at,
              r.id as raised_by_id, r.display_name as raised_by_name, l.acknowledged_at,
              k.id as acknowledged_by_id, k.display_name as acknowledged_by_name, l.version
            from alarm l
            join agency a on a.org = l.org and a.id = l.agency_id
            left join unit u on u.org = l.org and u.id = l.unit_id
            left join account r on r.org = l.org and r.id = l.raised_by
            left join account k on k.org = l.org and k.id = l.acknowledged_by
            where l.org = :org
            """;

    private JdbcAlarm() {}

    public static Object key(Alarm alarm) {
        return alarm.id() + (alarm.state() == AlarmState.RAISED ? 0 : LAST);
    }

    public static List<Alarm> page(
            Handle handle, int org, Collection<Long> agencies, AlarmState state, PageRequest request) {
        return handle.createQuery(SELECT
                        + " and l.agency_id = any(:agencies) and " + KEY + " > :after"
                        + (state == null ? "" : " and l.state = :state")
                        + " order by " + KEY + " limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("after", request.afterId(0))
                .bind("state", state == null ? null : state.code())
                .bind("limit", request.fetch())
                .map(JdbcAlarm::alarm)
                .list();
    }

    public static Alarm get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and l.id = :id");
    }

    public static Alarm lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and l.id = :id for no key update of l");
    }

    private static Alarm one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcAlarm::alarm)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("alarm", id));
    }

    public static List<Long> idsAbout(Handle handle, int org, String subject, List<Long> subjects) {
        return handle.createQuery(
                        "select id from alarm where org = :org and subject = :subject and subject_id = any(:ids)")
                .bind("org", org)
                .bind("subject", subject)
                .bindArray("ids", Long.class, subjects)
                .mapTo(Long.class)
                .list();
    }

    /** @param by the account; null for the system itself */
    public static long insert(Handle handle, int org, NewAlarm alarm, Long by) {
        return handle.createQuery("""
                        insert into alarm (org, kind, priority, agency_id, subject, subject_id, unit_id, geom, message, raised_by)
                        values (:org, :code, :priority, :agencyId, :subject, :subjectId, :unitId, :location, :message, :by)
                        returning id""")
                .bindMethods(alarm)
                .bind("org", org)
                .bind("code", alarm.kind().code())
                .bind("by", by)
                .mapTo(Long.class)
                .one();
    }

    public static void acknowledge(Handle handle, int org, long id, long by) {
        handle.createUpdate("""
                        update alarm set version = version + 1, state = 'acknowledged', acknowledged_at = now(),
                          acknowledged_by = :by
                        where org = :org and id = :id""").bind("by", by).bind("org", org).bind("id", id).execute();
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

    private static Alarm alarm(ResultSet row, StatementContext context) throws SQLException {
        return new Alarm(
                row.getLong("id"),
                Coded.of(AlarmKind.class, row.getString("kind")),
                Coded.of(AlarmState.class, row.getString("state")),
                row.getInt("priority"),
                Rows.named(row, "agency"),
                row.getString("subject"),
                row.getLong("subject_id"),
                Rows.named(row, "unit"),
                Rows.location(row),
                row.getString("message"),
                Rows.instant(row, "raised_at"),
                Rows.named(row, "raised_by"),
                Rows.instant(row, "acknowledged_at"),
                Rows.named(row, "acknowledged_by"),
                row.getInt("version"));
    }
}
