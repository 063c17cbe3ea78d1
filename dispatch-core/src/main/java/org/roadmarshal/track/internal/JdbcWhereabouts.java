package org.roadmarshal.track.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Whereabouts;

/** The newest fix of each mover before an instant. */
public final class JdbcWhereabouts {
    /** What is older says nothing of where it is. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private JdbcWhereabouts() {}

    public static List<Whereabouts> at(Handle handle, int org, Set<Long> agencies, Instant at, boolean vehicles) {
        List<Whereabouts> all = new ArrayList<>(of(handle, org, agencies, at, Mover.Kind.UNIT));
        if (vehicles) {
            all.addAll(of(handle, org, agencies, at, Mover.Kind.VEHICLE));
        }
        return all;
    }

    private static List<Whereabouts> of(Handle handle, int org, Set<Long> agencies, Instant at, Mover.Kind kind) {
        boolean units = kind == Mover.Kind.UNIT;
        return handle.createQuery("""
                        select m.id, m.%s as name, f.* from %s m cross join lateral (
                          select at, st_x(geom) as lon, st_y(geom) as lat, speed_kmh, course_deg from fix
                          where org = :org and %s = m.id and at <= :at and at > :from
                          order by at desc limit 1) f
                        where m.org = :org and m.agency_id = any(:agencies) order by m.id""".formatted(
                        units ? "callsign" : "plate", units ? "unit" : "vehicle", units ? "unit_id" : "vehicle_id"))
                .bind("org", org)
                .bind("at", at)
                .bind("from", at.minus(FRESH))
                .bindArray("agencies", Long.class, agencies)
                .map((row, context) -> new Whereabouts(
                        kind,
                        row.getLong("id"),
                        row.getString("name"),
                        Rows.instant(row, "at"),
                        row.getDouble("lon"),
                        row.getDouble("lat"),
                        real(row, "speed_kmh"),
                        real(row, "course_deg")))
                .list();
    }

    private static Double real(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : Double.valueOf(value);
    }
}
