package org.roadmarshal.track.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.track.SimpleTrack;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Span;

/** The tables {@code track_day} and {@code track_keeping}, and the partitions of {@code fix}. */
public final class JdbcTrackDay {
    /** Midnight of UTC at which a day begins is past all that any zone calls the day before, and not past that day. */
    private static final String CLOSED = """
            (select least(:before, min(coalesce(closed_through, '-infinity')::timestamp at time zone 'UTC'))
             from org left join track_keeping on track_keeping.org = org.id)""";

    private JdbcTrackDay() {}

    /** What is written of one device's day with a mover. */
    record Day(Mover mover, LocalDate day, long device, double metres, int stops, SimpleTrack track) {}

    /** @param deviceAfter of the day after, the devices up to this are done */
    public record Progress(LocalDate closedThrough, long deviceAfter) {}

    static Optional<LocalDate> closedThrough(Handle handle, int org) {
        return handle.createQuery("select closed_through from track_keeping where org = :org")
                .bind("org", org)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /** Begins, for a new org, before everything that there is, or may still come in. */
    public static Progress progress(Handle handle, int org) {
        handle.createUpdate("""
                        insert into track_keeping (org, closed_through)
                        select :org, least((select min(from_at) from fix_partition), (select min(at) from fix_elsewhen where org = :org),
                          now() - interval '31 days')::date - 1
                        on conflict do nothing""").bind("org", org).execute();
        return handle.createQuery("select closed_through, device_after from track_keeping where org = :org for update")
                .bind("org", org)
                .map((row, context) ->
                        new Progress(row.getObject("closed_through", LocalDate.class), row.getLong("device_after")))
                .one();
    }

    public static void progress(Handle handle, int org, Progress progress) {
        handle.createUpdate("update track_keeping set closed_through = :day, device_after = :device where org = :org")
                .bind("org", org)
                .bind("day", progress.closedThrough)
                .bind("device", progress.deviceAfter)
                .execute();
    }

    public static List<Long> devices(Handle handle, int org, long after, int limit) {
        return handle.createQuery("select id from device where org = :org and id > :after order by id limit :limit")
                .bind("org", org)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** A fix, and for whom it spoke. */
    record Spoken(Mover mover, TrackPoint point) {}

    /** One device's fixes that belong to a mover, oldest first. Close it. */
    static Stream<Spoken> fixes(Handle handle, int org, long device, Instant from, Instant to) {
        return handle
                .createQuery("""
                        select unit_id, coalesce(unit_id, vehicle_id) as mover, at, st_x(geom) as lon, st_y(geom) as lat,
                          speed_kmh, course_deg, altitude_m, accuracy_m from fix
                        where org = :org and device_id = :device and at >= :from and at < :to
                          and (unit_id is not null or vehicle_id is not null)
                        order by at""")
                .bind("org", org)
                .bind("device", device)
                .bind("from", from)
                .bind("to", to)
                .setFetchSize(5_000)
                .map((row, context) -> new Spoken(
                        new Mover(
                                row.getObject("unit_id") == null ? Mover.Kind.VEHICLE : Mover.Kind.UNIT,
                                row.getLong("mover")),
                        JdbcTrack.point(row)))
                .stream();
    }

    /** Once: what was written before stays. */
    static void write(Handle handle, int org, Day day) {
        List<TrackPoint> points = day.track.points();
        handle.createUpdate("""
                        insert into track_day (org, mover_kind, mover_id, day, device_id, fixes, mileage_km, stops, error_m, line)
                        select :org, :kind, :mover, :day, :device, :fixes, :km, :stops, :error,
                          st_setsrid(st_makeline(array_agg(st_makepointm(lon, lat, at / 1000.0) order by place)), 4326)
                        from unnest(:lons, :lats, :times) with ordinality as point (lon, lat, at, place)
                        on conflict do nothing""")
                .bind("org", org)
                .bind("kind", day.mover.kind().code())
                .bind("mover", day.mover.id())
                .bind("day", day.day)
                .bind("device", day.device)
                .bind("fixes", day.track.fixes())
                .bind("km", day.metres / 1_000)
                .bind("stops", day.stops)
                .bind("error", day.track.errorM())
                .bindArray(
                        "lons",
                        Double.class,
                        points.stream().map(TrackPoint::lon).toArray())
                .bindArray(
                        "lats",
                        Double.class,
                        points.stream().map(TrackPoint::lat).toArray())
                .bindArray(
                        "times", Long.class, points.stream().map(TrackPoint::at).toArray())
                .execute();
    }

    /** A mover's day by the device that knows most of it. */
    static List<TrackPoint> line(Handle handle, int org, Mover mover, LocalDate day, Span span) {
        return handle.createQuery("""
                        select round(st_m(point.geom) * 1000) as at, st_x(point.geom) as lon, st_y(point.geom) as lat
                        from (select line from track_day
                              where org = :org and mover_kind = :kind and mover_id = :mover and day = :day
                              order by fixes desc, device_id limit 1) best
                        cross join lateral st_dumppoints(best.line) point
                        where st_m(point.geom) >= :from and st_m(point.geom) < :to
                        order by point.path""")
                .bind("org", org)
                .bind("kind", mover.kind().code())
                .bind("mover", mover.id())
                .bind("day", day)
                .bind("from", span.from().toEpochMilli() / 1_000.0)
                .bind("to", span.to().toEpochMilli() / 1_000.0)
                .map((row, context) -> new TrackPoint(row.getLong("at"), row.getDouble("lon"), row.getDouble("lat")))
                .list();
    }

    /**
     * Drops what ended before a time and what every org has closed: whole partitions, which costs nothing, and what lies in none.
     *
     * @return the partitions' names
     */
    public static List<String> drop(Handle handle, Instant before) {
        // A track that is being read holds up the drop, and everybody who writes would wait behind it: rather try again
        // later.
        handle.execute("set local lock_timeout = '2s'");
        List<String> old = handle.createQuery("select name::text from fix_partition where to_at <= " + CLOSED)
                .bind("before", before)
                .mapTo(String.class)
                .list();
        // The names come from the catalogue, quoted where they must be.
        old.forEach(name -> handle.execute("drop table " + name));
        handle.createUpdate("delete from fix_elsewhen where at < " + CLOSED)
                .bind("before", before)
                .execute();
        return old;
    }

    /** Sets the timer of every org that has none. One node at a time. */
    public static void ensureTimers(Handle handle, String kind) {
        handle.createUpdate("""
                        insert into timer (org, kind, subject_id, due_at)
                        select id, :kind, 0, now() from org
                        where not exists (select from timer where timer.org = org.id and kind = :kind)
                          and pg_try_advisory_xact_lock(hashtext(:kind))""").bind("kind", kind).execute();
    }
}
