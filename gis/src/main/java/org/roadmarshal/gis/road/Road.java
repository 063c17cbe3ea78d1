package org.roadmarshal.gis.road;

import org.locationtech.jts.geom.LineString;

/**
 * One OpenStreetMap way that vehicles may use.
 *
 * @param wayId OpenStreetMap's id
 * @param link whether it is a ramp or slip road of its class
 * @param ref the route number such as G101, null when it has none; several are separated by ";"
 * @param name the name on its signs, null when it has none
 * @param oneway whether traffic may only follow the line's direction (ways against it are turned round when read)
 * @param maxSpeedKmh the signed limit, 0 when not known
 * @param line WGS-84, at least two vertices; roads that meet share the vertex exactly
 */
public record Road(
        long wayId,
        RoadClass roadClass,
        boolean link,
        String ref,
        String name,
        boolean oneway,
        int maxSpeedKmh,
        LineString line) {

    private static final int LINK_KMH = 40;

    /** The speed to expect, km/h: nine tenths of the limit where one is signed, else what is usual for the class. */
    public double kmh() {
        if (maxSpeedKmh > 0) {
            return 0.9 * maxSpeedKmh;
        }
        return link ? Math.min(LINK_KMH, roadClass.usualKmh()) : roadClass.usualKmh();
    }
}
