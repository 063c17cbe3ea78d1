package org.roadmarshal.road.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadClass;

/** Reads the tables {@code road} and {@code road_set}. */
public final class JdbcRoad {
    private JdbcRoad() {}

    /** Which import each org's roads are of; without those that have none. */
    public static Map<Integer, UUID> versions(Handle handle) {
        return handle.createQuery("select org, version from road_set").reduceRows(new HashMap<>(), (versions, row) -> {
            versions.put(row.getColumn("org", Integer.class), row.getColumn("version", UUID.class));
            return versions;
        });
    }

    /** In one statement, and so of one moment; always in the same order. */
    public static List<Road> all(Handle handle, int org) {
        WKBReader reader = new WKBReader(Wgs84.FACTORY);
        return handle.createQuery("""
                        select osm_way, class, link, ref, name, oneway, coalesce(max_speed, 0) as speed, st_asbinary(geom) as line
                        from road where org = :org order by osm_way""")
                .bind("org", org)
                .map((row, context) -> road(row, reader))
                .list();
    }

    private static Road road(ResultSet row, WKBReader reader) throws SQLException {
        try {
            return new Road(
                    row.getLong("osm_way"),
                    RoadClass.valueOf(row.getString("class").toUpperCase(Locale.ROOT)),
                    row.getBoolean("link"),
                    row.getString("ref"),
                    row.getString("name"),
                    row.getBoolean("oneway"),
                    row.getInt("speed"),
                    (LineString) reader.read(row.getBytes("line")));
        } catch (ParseException e) {
            throw new SQLException("The line of road " + row.getLong("osm_way") + " cannot be read", e);
        }
    }
}
