package org.roadmarshal.demo;

import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Lonlat;

/**
 * A flat map of the region in metres, x east and y north, on which the roads are drawn up before they become
 * longitudes and latitudes. Coordinates lie on a grid of a decimetre, so that roads that meet share them exactly.
 */
final class Plane {
    private static final double LON = 120;
    private static final double LAT = 41.5;
    private static final double METRES_PER_LATITUDE = 111_080;
    private static final double METRES_PER_LONGITUDE = 83_490;
    private static final double GRID = 10;

    private Plane() {}

    static Coordinate at(double lon, double lat) {
        return at(new Coordinate((lon - LON) * METRES_PER_LONGITUDE, (lat - LAT) * METRES_PER_LATITUDE));
    }

    /** The nearest place of the grid. */
    static Coordinate at(Coordinate place) {
        return new Coordinate(Math.round(place.x * GRID) / GRID, Math.round(place.y * GRID) / GRID);
    }

    static Lonlat lonlat(Coordinate place) {
        return new Lonlat(round(LON + place.x / METRES_PER_LONGITUDE), round(LAT + place.y / METRES_PER_LATITUDE));
    }

    /** Reads "lon:lat". */
    static Coordinate parse(String place) {
        String[] pair = place.split(":");
        return at(Double.parseDouble(pair[0]), Double.parseDouble(pair[1]));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
