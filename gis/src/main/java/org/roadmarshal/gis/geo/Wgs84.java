package org.roadmarshal.gis.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/** Makes JTS geometries that carry SRID 4326, as the database's constraints ask for. */
public final class Wgs84 {
    public static final int SRID = 4326;

    /** Safe for use by many threads: a factory has no state that changes. */
    public static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), SRID);

    private Wgs84() {}

    public static Point point(Lonlat place) {
        return FACTORY.createPoint(place.toCoordinate());
    }

    public static Point point(double lon, double lat) {
        return point(new Lonlat(lon, lat));
    }

    public static LineString line(Coordinate... coordinates) {
        return FACTORY.createLineString(coordinates);
    }
}
