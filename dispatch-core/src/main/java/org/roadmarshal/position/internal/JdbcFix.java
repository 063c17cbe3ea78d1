package org.roadmarshal.position.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.Telemetry;
import org.roadmarshal.position.TrackFix;
import org.roadmarshal.position.Verdict;

/** The tracks in the table {@code fix}. */
public final class JdbcFix {
    private static final String TOLD = """
            device_id, at, st_x(geom) as lon, st_y(geom) as lat, speed_kmh, course_deg, altitude_m, accuracy_m,
            alarms, status, mileage_km, fuel_l, satellites, signal""";

    /** Enough for how something moves, and for a trail of half an hour at four fixes a minute. */
    private static final int LATEST = 120;

    private static final int FETCH = 10_000;

    private JdbcFix() {}

    /** @param at Unix ms */
    record Key(int org, long deviceId, long at) {
        static Key of(FixRow row) {
            return new Key(row.source().org(), row.source().deviceId(), row.atMs());
        }
    }

    /** Stores what is not there yet. @param rows in the order of the table's key. @return the keys of what was stored now */
    static Set<Key> insert(Handle handle, List<FixRow> rows) {
        Query insert = handle.createQuery("""
                insert into fix (org, device_id, unit_id, vehicle_id, at, geom, speed_kmh, course_deg, altitude_m, accuracy_m,
                  alarms, status, mileage_km, fuel_l, satellites, signal, verdict)
                select org, device, unit, vehicle, to_timestamp(at / 1000.0), st_setsrid(st_makepoint(lon, lat), 4326),
                  speed, course, altitude, accuracy, alarms, status, mileage, fuel, satellites, signal, verdict
                from unnest(:orgs, :devices, :units, :vehicles, :times, :lons, :lats, :speeds, :courses, :altitudes, :accuracies,
                    :alarms, :statuses, :mileages, :fuels, :satellites, :signals, :verdicts)
                  as sent (org, device, unit, vehicle, at, lon, lat, speed, course, altitude, accuracy,
                    alarms, status, mileage, fuel, satellites, signal, verdict)
                on conflict do nothing
                returning org, device_id, round(extract(epoch from at) * 1000) as ms""");
        column(insert, "orgs", Integer.class, rows, row -> row.source().org());
        column(insert, "devices", Long.class, rows, row -> row.source().deviceId());
        column(insert, "units", Long.class, rows, row -> row.source().unitId());
        column(insert, "vehicles", Long.class, rows, row -> row.source().vehicleId());
        column(insert, "times", Long.class, rows, FixRow::atMs);
        column(insert, "lons", Double.class, rows, row -> row.fix().lon());
        column(insert, "lats", Double.class, rows, row -> row.fix().lat());
        column(insert, "speeds", Double.class, rows, row -> row.fix().speedKmh());
        column(insert, "courses", Double.class, rows, row -> row.fix().courseDeg());
        column(insert, "altitudes", Double.class, rows, row -> row.fix().altitudeM());
        column(insert, "accuracies", Double.class, rows, row -> row.fix().accuracyM());
        column(insert, "alarms", Long.class, rows, told(Telemetry::alarms));
        column(insert, "statuses", Long.class, rows, told(Telemetry::status));
        column(insert, "mileages", Double.class, rows, told(Telemetry::mileageKm));
        column(insert, "fuels", Double.class, rows, told(Telemetry::fuelL));
        column(insert, "satellites", Integer.class, rows, told(Telemetry::satellites));
        column(insert, "signals", Integer.class, rows, told(Telemetry::signal));
        column(insert, "verdicts", String.class, rows, FixRow::mark);
        return insert.map((row, context) -> new Key(row.getInt("org"), row.getLong("device_id"), row.getLong("ms")))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static <T> void column(
            Query insert, String name, Class<T> type, List<FixRow> rows, Function<FixRow, T> value) {
        insert.bindArray(name, type, rows.stream().map(value).toArray());
    }

    private static <T> Function<FixRow, T> told(Function<Telemetry, T> value) {
        return row ->
                row.fix().telemetry() == null ? null : value.apply(row.fix().telemetry());
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
    public static List<TrackFix> track(Handle handle, int org, long unitId, Instant from, Instant to, int limit) {
        return handle.createQuery("""
                        select at, st_x(geom) as lon, st_y(geom) as lat, speed_kmh, course_deg, altitude_m, accuracy_m,
                          alarms, status, mileage_km, fuel_l, satellites, signal, verdict
                        from fix where org = :org and unit_id = :unit and at >= :from and at < :to order by at limit :limit""")
                .bind("org", org)
                .bind("unit", unitId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> new TrackFix(fix(row), verdict(row.getString("verdict"))))
                .list();
    }

    /** Is given the fixes of one mover, oldest first. */
    @FunctionalInterface
    public interface Latest {
        void take(Source source, List<Fix> fixes);
    }

    /** The last {@value #LATEST} fixes at most of every mover, as far as they are of the last day. */
    public static void latest(Handle handle, Latest latest) {
        try (Stream<Heard> rows = handle
                .createQuery("""
                        select 'unit' as kind, mover.org, mover.id, mover.agency_id, newest.* from unit mover
                          cross join lateral (select <told> from fix where fix.org = mover.org and unit_id = mover.id
                            and at > now() - interval '24 hours' and verdict is distinct from 'jump'
                            order by at desc limit :most) newest
                        union all
                        select 'vehicle', mover.org, mover.id, mover.agency_id, newest.* from vehicle mover
                          cross join lateral (select <told> from fix where fix.org = mover.org and vehicle_id = mover.id
                            and at > now() - interval '24 hours' and verdict is distinct from 'jump'
                            order by at desc limit :most) newest
                        order by 2, 1, 3, at""")
                .define("told", TOLD)
                .bind("most", LATEST)
                .setFetchSize(FETCH)
                .map((row, context) -> new Heard(
                        new Source(
                                row.getInt("org"),
                                row.getLong("device_id"),
                                new Mover(Coded.of(Mover.Kind.class, row.getString("kind")), row.getLong("id")),
                                row.getLong("agency_id")),
                        fix(row)))
                .stream()) {
            Source source = null;
            List<Fix> fixes = new ArrayList<>();
            for (Heard heard : (Iterable<Heard>) rows::iterator) {
                if (source != null && !source.mover().equals(heard.source.mover())) {
                    latest.take(source, fixes);
                    fixes = new ArrayList<>();
                }
                source = heard.source;
                fixes.add(heard.fix);
            }
            if (source != null) {
                latest.take(source, fixes);
            }
        }
    }

    private record Heard(Source source, Fix fix) {}

    private static Fix fix(ResultSet row) throws SQLException {
        return new Fix(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getDouble("lon"),
                row.getDouble("lat"),
                real(row.getString("speed_kmh")),
                real(row.getString("course_deg")),
                real(row.getString("altitude_m")),
                real(row.getString("accuracy_m")),
                telemetry(row));
    }

    private static Verdict verdict(String mark) {
        return mark == null ? null : Coded.of(Verdict.class, mark);
    }

    private static Telemetry telemetry(ResultSet row) throws SQLException {
        Long alarms = row.getObject("alarms", Long.class);
        return alarms == null
                ? null
                : new Telemetry(
                        alarms,
                        row.getLong("status"),
                        row.getObject("mileage_km", Double.class),
                        real(row.getString("fuel_l")),
                        row.getObject("satellites", Integer.class),
                        row.getObject("signal", Integer.class));
    }

    /** By way of the text: a {@code real} of 36.3 is 36.3 for people, not 36.29999923706055. */
    private static Double real(String value) {
        return value == null ? null : Double.valueOf(value);
    }
}
