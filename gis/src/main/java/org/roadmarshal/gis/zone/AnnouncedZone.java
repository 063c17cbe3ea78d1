package org.roadmarshal.gis.zone;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * A control zone as the government announced it, along a stretch of a route.
 *
 * @param polygon WGS-84
 * @param prepared the same, for many questions
 */
public record AnnouncedZone(
        long id,
        String name,
        String route,
        String prefix,
        long fromAxis,
        long toAxis,
        Geometry polygon,
        PreparedGeometry prepared) {
    public AnnouncedZone(
            long id, String name, String route, String prefix, long fromAxis, long toAxis, Geometry polygon) {
        this(id, name, route, prefix, fromAxis, toAxis, polygon, PreparedGeometryFactory.prepare(polygon));
    }
}
