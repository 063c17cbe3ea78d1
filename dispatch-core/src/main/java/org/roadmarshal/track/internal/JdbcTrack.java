package org.roadmarshal.track.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Span;

/** Reads the table {@code fix}, and who and what it is about. */
public final class JdbcTrack {
    private JdbcTrack() {}

    /** A fix and who sent it. */
    record Row(long device, TrackPoint point) {}

    /** The key behind which a page begins. */
    record After(Instant at, long device) {}

    /** A mover of these agencies by its callsign or plate; empty where there is none, or where it is not theirs. */
    public static Optional<Named> mover(Handle handle, int org, Mover mover, Set<Long> agencies) {
        return handle.createQuery((mover.ofUnit()
                                ? "select id, callsign as name from unit"
                                : "select id, plate as name from vehicle")
                        + " where org = :org and id = :id and agency_id = any(:agencies)")
                .bind("org", org)
                .bind("id", mover.id())
                .bindArray("agencies", Long.class, agencies)
                .map((row, context) -> new Named(row.getLong("id"), row.getString("name")))
                .findOne();
    }

    public static ZoneId zone(Handle handle, int org) {
        return ZoneId.of(handle.createQuery("select time_zone from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one());
    }

    /** The alarms about vehicles that were raised in a span. */
    public static List<Long> alarms(Handle handle, int org, List<Long> vehicles, Span span) {
        return handle.createQuery("""
                        select id from alarm where org = :org and raised_at >= :from and raised_at < :to
                          and subject = 'vehicle' and subject_id = any(:vehicles)""")
                .bind("org", org)
                .bind("from", span.from())
                .bind("to", span.to())
                .bindArray("vehicles", Long.class, vehicles)
                .mapTo(Long.class)
                .list();
    }

    /** A mover's fixes behind a key and before a time, oldest first. */
    static List<Row> page(Handle handle, int org, Mover mover, After after, Instant until, int limit) {
        return handle.createQuery("""
                        select device_id, at, st_x(geom) as lon, st_y(geom) as lat,
                          speed_kmh, course_deg, altitude_m, accuracy_m from fix
                        where org = :org and %s = :mover and at >= :at and at < :until
                          and (at, device_id) > (:at, :device)
                        order by at, device_id limit :limit""".formatted(mover.ofUnit() ? "unit_id" : "vehicle_id"))
                .bind("org", org)
                .bind("mover", mover.id())
                .bind("at", after.at)
                .bind("device", after.device)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, context) -> new Row(row.getLong("device_id"), point(row)))
                .list();
    }

    static TrackPoint point(ResultSet row) throws SQLException {
        return new TrackPoint(
                row.getObject("at", OffsetDateTime.class).toInstant().toEpochMilli(),
                row.getDouble("lon"),
                row.getDouble("lat"),
                real(row.getString("speed_kmh")),
                real(row.getString("course_deg")),
                real(row.getString("altitude_m")),
                real(row.getString("accuracy_m")));
    }

    /** By way of the text: a {@code real} of 36.3 is 36.3 for people, not 36.29999923706055. */
    private static Double real(String value) {
        return value == null ? null : Double.valueOf(value);
    }
}
