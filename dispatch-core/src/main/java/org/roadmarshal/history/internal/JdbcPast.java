package org.roadmarshal.history.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What was open at an instant by files of the past, in SQL. */
public final class JdbcPast {
    private JdbcPast() {}

    public static List<Long> incidents(Handle handle, int org, Instant at) {
        return ids(
                handle,
                org,
                at,
                "select incident_id from past_incident where org = :org and span @> cast(:at as timestamptz)");
    }

    public static List<Long> tasks(Handle handle, int org, Instant at) {
        return ids(
                handle, org, at, "select task_id from past_task where org = :org and span @> cast(:at as timestamptz)");
    }

    /** Those that a source speaks of, within what it covers. */
    public static List<Long> units(Handle handle, int org, Instant at) {
        return ids(handle, org, at, """
                select distinct unit_id from past_unit where org = :org and source in (
                  select source from history_import where org = :org group by source
                  having min(from_at) <= :at and max(to_at) >= :at)""");
    }

    private static List<Long> ids(Handle handle, int org, Instant at, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("at", at)
                .mapTo(Long.class)
                .list();
    }
}
