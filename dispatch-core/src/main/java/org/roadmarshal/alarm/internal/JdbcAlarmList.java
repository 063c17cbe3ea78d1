package org.roadmarshal.alarm.internal;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.Alarm;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmRate;
import org.roadmarshal.alarm.AlarmState;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.PageRequest;

/** Alarms by the many, in SQL. */
public final class JdbcAlarmList {
    /** Makes one sortable number of "acknowledged ones last" and the id. */
    private static final long LAST = 1L << 52;

    private static final String KEY = "(l.id + case l.state when 'raised' then 0 else " + LAST + " end)";

    private JdbcAlarmList() {}

    /** @param state null for all that are open */
    public static Function<Alarm, Object> key(AlarmState state) {
        return alarm -> state == AlarmState.CLEARED || alarm.state() == AlarmState.RAISED
                ? alarm.id()
                : (Object) (alarm.id() + LAST);
    }

    public static List<Alarm> page(
            Handle handle, int org, Collection<Long> agencies, AlarmState state, PageRequest request) {
        boolean cleared = state == AlarmState.CLEARED;
        return handle.createQuery(JdbcAlarm.SELECT
                        + " and l.agency_id = any(:agencies)"
                        + (state == null ? " and l.state <> 'cleared'" : " and l.state = :state")
                        + (cleared
                                ? " and l.id < :after order by l.id desc"
                                : " and " + KEY + " > :after order by " + KEY)
                        + " limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("after", request.afterId(cleared ? Long.MAX_VALUE : 0))
                .bind("state", state == null ? null : state.code())
                .bind("limit", request.fetch())
                .map(JdbcAlarm::alarm)
                .list();
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

    public static List<AlarmKey> lasting(Handle handle, int org) {
        return handle.createQuery("""
                        select kind, subject, subject_id, fence_id, rule from alarm
                        where org = :org and state <> 'cleared' and ended_at is null and subject in ('unit', 'vehicle')""")
                .bind("org", org)
                .map((row, context) -> new AlarmKey(
                        Coded.of(AlarmKind.class, row.getString("kind")),
                        row.getString("subject"),
                        row.getLong("subject_id"),
                        Rows.number(row, "fence_id"),
                        row.getObject("rule", Integer.class)))
                .list();
    }

    public static AlarmRate rate(Handle handle, int org, Collection<Long> agencies) {
        return handle.createQuery("""
                        select count(*) filter (where raised_at > now() - interval '10 minutes') as ten, count(*) as day,
                          count(*) filter (where priority = 1) as p1, count(*) filter (where priority = 2) as p2,
                          count(*) filter (where priority = 3) as p3, count(*) filter (where priority = 4) as p4
                        from alarm
                        where org = :org and agency_id = any(:agencies) and raised_at > now() - interval '1 day'""")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .map((row, context) -> new AlarmRate(
                        row.getInt("ten"),
                        row.getInt("day"),
                        List.of(row.getInt("p1"), row.getInt("p2"), row.getInt("p3"), row.getInt("p4"))))
                .one();
    }
}
