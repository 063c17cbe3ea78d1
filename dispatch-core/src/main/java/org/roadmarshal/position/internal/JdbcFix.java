package org.roadmarshal.position.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Source;

/** The tracks in the table {@code fix}. */
public final class JdbcFix {
    private static final Comparator<Row> BY_KEY = Comparator.<Row>comparingInt(row -> row.source.org())
            .thenComparingLong(row -> row.source.deviceId())
            .thenComparing(row -> row.fix.at());

    private JdbcFix() {}

    public record Row(Source source, Fix fix) {}

    /** @param at Unix ms */
    public record Key(int org, long deviceId, long at) {
        public static Key of(Source source, Fix fix) {
            return new Key(source.org(), source.deviceId(), fix.at().toEpochMilli());
        }
    }

    /** Stores what is not there yet. @return the keys of what was stored now, for the caller to change as it likes */
    public static Set<Key> insert(Handle handle, List<Row> rows) {
        List<Row> sorted = rows.stream().sorted(BY_KEY).toList();
        Query insert = handle.createQuery("""
                insert into fix (org, device_id, unit_id, at, geom, speed_kmh, course_deg, altitude_m, accuracy_m)
                select org, device, unit, to_timestamp(at / 1000.0), st_setsrid(st_makepoint(lon, lat), 4326),
                  speed, course, altitude, accuracy
                from unnest(:orgs, :devices, :units, :times, :lons, :lats, :speeds, :courses, :altitudes, :accuracies)
                  as sent (org, device, unit, at, lon, lat, speed, course, altitude, accuracy)
                on conflict do nothing
                returning org, device_id, round(extract(epoch from at) * 1000) as ms""");
        column(insert, "orgs", Integer.class, sorted, row -> row.source.org());
        column(insert, "devices", Long.class, sorted, row -> row.source.deviceId());
        column(insert, "units", Long.class, sorted, row -> row.source.unitId());
        column(insert, "times", Long.class, sorted, row -> row.fix.at().toEpochMilli());
        column(insert, "lons", Double.class, sorted, row -> row.fix.lon());
        column(insert, "lats", Double.class, sorted, row -> row.fix.lat());
        column(insert, "speeds", Double.class, sorted, row -> row.fix.speedKmh());
        column(insert, "courses", Double.class, sorted, row -> row.fix.courseDeg());
        column(insert, "altitudes", Double.class, sorted, row -> row.fix.altitudeM());
        column(insert, "accuracies", Double.class, sorted, row -> row.fix.accuracyM());
        return insert.map((row, context) -> new Key(row.getInt("org"), row.getLong("device_id"), row.getLong("ms")))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static <T> void column(Query insert, String name, Class<T> type, List<Row> rows, Function<Row, T> value) {
        insert.bindArray(name, type, rows.stream().map(value).toArray());
    }

    /** A unit's fixes from a time on, before another, oldest first. */
    public static List<Fix> track(Handle handle, int org, long unitId, Instant from, Instant to, int limit) {
        return handle.createQuery("""
                        select at, st_x(geom) as lon, st_y(geom) as lat, speed_kmh, course_deg, altitude_m, accuracy_m
                        from fix where org = :org and unit_id = :unit and at >= :from and at < :to order by at limit :limit""")
                .bind("org", org)
                .bind("unit", unitId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> new Fix(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getDouble("lon"),
                        row.getDouble("lat"),
                        real(row.getString("speed_kmh")),
                        real(row.getString("course_deg")),
                        real(row.getString("altitude_m")),
                        real(row.getString("accuracy_m"))))
                .list();
    }

    /** The newest position of each unit of every org that has one in the last 24 hours. */
    public static List<Position> lastDay(Handle handle) {
        return handle.createQuery("""
                        select unit.org, unit.id, unit.agency_id, newest.* from unit cross join lateral (
                          select at, st_x(geom) as lon, st_y(geom) as lat, speed_kmh, course_deg from fix
                          where fix.org = unit.org and fix.unit_id = unit.id and at > now() - interval '24 hours'
                          order by at desc limit 1) newest""")
                .map((row, context) -> new Position(
                        row.getInt("org"),
                        row.getLong("id"),
                        row.getLong("agency_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getDouble("lon"),
                        row.getDouble("lat"),
                        real(row.getString("speed_kmh")),
                        real(row.getString("course_deg")),
                        0))
                .list();
    }

    /** By way of the text: a {@code real} of 36.3 is 36.3 for people, not 36.29999923706055. */
    private static Double real(String value) {
        return value == null ? null : Double.valueOf(value);
    }
}
