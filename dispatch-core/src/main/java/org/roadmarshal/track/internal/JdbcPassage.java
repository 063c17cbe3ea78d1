package org.roadmarshal.track.internal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Passage;
import org.roadmarshal.track.Span;
import org.roadmarshal.track.Vicinity;

/** Who was near a place. */
public final class JdbcPassage {
    private static final int MOST = 500;

    private JdbcPassage() {}

    /**
     * Reads the pages of {@code fix} that the time alone picks (the index {@code fix_at}), looks at their coordinates as plain
     * numbers in a box, and measures what is left.
     */
    public static List<Passage> near(Handle handle, int org, Set<Long> agencies, Vicinity vicinity, Span span) {
        double lon = vicinity.centre().lon();
        double lat = vicinity.centre().lat();
        double dLon = Earth.longitudeDegrees(vicinity.radiusM(), lat);
        double dLat = Earth.latitudeDegrees(vicinity.radiusM());
        return handle.createQuery("""
                        with near as materialized (
                          select unit_id, vehicle_id, at, geom,
                            st_distancesphere(geom, st_setsrid(st_makepoint(:lon, :lat), 4326)) as metres
                          from fix
                          where org = :org and at >= :from and at < :to
                            and st_x(geom) between :west and :east and st_y(geom) between :south and :north
                            and (unit_id is not null or vehicle_id is not null)),
                        closest as (
                          select distinct on (unit_id, vehicle_id) unit_id, vehicle_id, at, geom, metres,
                            min(at) over mover as first, max(at) over mover as last
                          from near where metres <= :radius
                          window mover as (partition by unit_id, vehicle_id)
                          order by unit_id, vehicle_id, metres, at)
                        select case when unit.id is null then 'vehicle' else 'unit' end as kind,
                          coalesce(unit.id, vehicle.id) as id, coalesce(callsign, plate) as name,
                          at, st_x(geom) as lon, st_y(geom) as lat, metres, first, last
                        from closest
                        left join unit on unit.org = :org and unit.id = closest.unit_id
                        left join vehicle on vehicle.org = :org and vehicle.id = closest.vehicle_id and unit.id is null
                        where coalesce(unit.agency_id, vehicle.agency_id) = any(:agencies)
                        order by metres limit :most""")
                .bind("org", org)
                .bind("lon", lon)
                .bind("lat", lat)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("west", lon - dLon)
                .bind("east", lon + dLon)
                .bind("south", lat - dLat)
                .bind("north", lat + dLat)
                .bind("radius", vicinity.radiusM())
                .bindArray("agencies", Long.class, agencies)
                .bind("most", MOST)
                .map((row, context) -> new Passage(
                        Coded.of(Mover.Kind.class, row.getString("kind")),
                        row.getLong("id"),
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getDouble("lon"),
                        row.getDouble("lat"),
                        Math.round(row.getDouble("metres")),
                        row.getObject("first", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }
}
