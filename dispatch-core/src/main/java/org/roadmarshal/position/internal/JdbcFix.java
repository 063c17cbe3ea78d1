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
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Mover;
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
                insert into fix (org, device_id, unit_id, vehicle_id, at, geom, speed_kmh, course_deg, altitude_m, accuracy_m)
                select org, device, unit, vehicle, to_timestamp(at / 1000.0), st_setsrid(st_makepoint(lon, lat), 4326),
                  speed, course, altitude, accuracy
                from unnest(:orgs, :devices, :units, :vehicles, :times, :lons, :lats, :speeds, :courses, :altitudes, :accuracies)
                  as sent (org, device, unit, vehicle, at, lon, lat, speed, course, altitude, accuracy)
                on conflict do nothing
                returning org, device_id, round(extract(epoch from at) * 1000) as ms""");
        column(insert, "orgs", Integer.class, sorted, row -> row.source.org());
        column(insert, "devices", Long.class, sorted, row -> row.source.deviceId());
        column(insert, "units", Long.class, sorted, row -> row.source.unitId());
        column(insert, "vehicles", Long.class, sorted, row -> row.source.vehicleId());
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

    public static boolean isUnitOf(Handle handle, int org, long unitId, Set<Long> agencies) {
        return handle.createQuery(
                        "select exists(select from unit where org = :org and id = :id and agency_id = any(:agencies))")
                .bind("org", org)
                .bind("id", unitId)
                .bindArray("agencies", Long.class, agencies)
                .mapTo(Boolean.class)
                .one();
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

    /** The newest position of each mover of every org that has one in the last 24 hours. */
    public static List<Position> lastDay(Handle handle) {
        return handle.createQuery("""
                        select mover.*, newest.* from (
                          select org, 'unit' as kind, id, agency_id from unit
                          union all select org, 'vehicle', id, agency_id from vehicle) mover
                        cross join lateral (
                          select at, st_x(geom) as lon, st_y(geom) as lat, speed_kmh, course_deg from fix
                          where fix.org = mover.org and at > now() - interval '24 hours'
                            and case mover.kind when 'unit' then unit_id else vehicle_id end = mover.id
                          order by at desc limit 1) newest""")
                .map((row, context) -> new Position(
                        row.getInt("org"),
                        new Mover(Coded.of(Mover.Kind.class, row.getString("kind")), row.getLong("id")),
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
