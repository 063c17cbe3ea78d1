package org.roadmarshal.position.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Quality;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.Verdict;

/** What was thought of devices' records: the tables {@code fix_refused} and {@code fix_quality}. */
public final class JdbcQuality {
    private JdbcQuality() {}

    /** What cannot be a fix. */
    record Refused(Source source, Fix fix, Verdict reason) {}

    static void refuse(Handle handle, List<Refused> refused) {
        var insert = handle.createUpdate("""
                insert into fix_refused (org, device_id, reason, sent)
                select org, device, reason, sent::jsonb
                from unnest(:orgs, :devices, :reasons, :sent) as refused (org, device, reason, sent)""");
        column(insert, "orgs", Integer.class, refused, row -> row.source.org());
        column(insert, "devices", Long.class, refused, row -> row.source.deviceId());
        column(insert, "reasons", String.class, refused, row -> row.reason.code());
        column(insert, "sent", String.class, refused, row -> Json.write(row.fix));
        insert.execute();
    }

    public static void forgetRefused(Handle handle, Duration olderThan) {
        handle.createUpdate("delete from fix_refused where received_at < now() - :age * interval '1 second'")
                .bind("age", olderThan.toSeconds())
                .execute();
    }

    /** Adds to what there is of today, as each org's clock has it. */
    public static void count(Handle handle, QualityCounts.Taken taken) {
        var insert = handle.createUpdate("""
                insert into fix_quality (org, device_id, day, verdict, records)
                select org.id, device, (now() at time zone org.time_zone)::date, verdict, records
                from unnest(:orgs, :devices, :verdicts, :records) as counted (org_id, device, verdict, records)
                join org on org.id = counted.org_id
                on conflict (org, device_id, day, verdict) do update set records = fix_quality.records + excluded.records""");
        column(insert, "orgs", Integer.class, taken.counts(), QualityCounts.Count::org);
        column(insert, "devices", Long.class, taken.counts(), QualityCounts.Count::deviceId);
        column(insert, "verdicts", String.class, taken.counts(), count -> count.verdict()
                .code());
        column(insert, "records", Long.class, taken.counts(), QualityCounts.Count::records);
        insert.execute();
    }

    /** Of a unit, a vehicle or a person of these agencies. */
    public static boolean isDeviceOf(Handle handle, int org, long deviceId, Set<Long> agencies) {
        return handle.createQuery("""
                        select exists(select from device
                          left join unit on unit.org = device.org and unit.id = device.unit_id
                          left join vehicle on vehicle.org = device.org and vehicle.id = device.vehicle_id
                          left join account on account.org = device.org and account.id = device.account_id
                          left join person on person.org = account.org and person.id = account.person_id
                          where device.org = :org and device.id = :id
                            and coalesce(unit.agency_id, vehicle.agency_id, person.agency_id) = any(:agencies))""")
                .bind("org", org)
                .bind("id", deviceId)
                .bindArray("agencies", Long.class, agencies)
                .mapTo(Boolean.class)
                .one();
    }

    /** By day, both ends included. */
    public static List<Quality> of(Handle handle, int org, long deviceId, LocalDate from, LocalDate to) {
        Map<LocalDate, Map<Verdict, Long>> days = new TreeMap<>();
        handle.createQuery("""
                        select day, verdict, records from fix_quality
                        where org = :org and device_id = :device and day between :from and :to""")
                .bind("org", org)
                .bind("device", deviceId)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> days.computeIfAbsent(
                                row.getObject("day", LocalDate.class), day -> new EnumMap<>(Verdict.class))
                        .put(Coded.of(Verdict.class, row.getString("verdict")), row.getLong("records")))
                .list();
        return days.entrySet().stream()
                .map(day -> new Quality(
                        day.getKey(),
                        day.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        day.getValue()))
                .toList();
    }

    private static <R, T> void column(
            SqlStatement<?> statement, String name, Class<T> type, List<R> rows, Function<R, T> value) {
        statement.bindArray(name, type, rows.stream().map(value).toArray());
    }
}
