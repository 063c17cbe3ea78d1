package org.roadmarshal.gis.geo;

import org.locationtech.jts.geom.Coordinate;

/**
 * Distances and directions between WGS-84 places, in metres and degrees clockwise from north, on the mean sphere: at
 * most 0.6 % off the ellipsoid. Where that matters (stake marks, areas) work in a Gauss-Kruger zone instead.
 */
public final class Earth {
    /** IUGG mean radius, metres. */
    public static final double RADIUS = 6_371_008.8;

    private static final double METRES_PER_DEGREE = Math.toRadians(RADIUS);

    private Earth() {}

    public static double metres(Lonlat from, Lonlat to) {
        return metres(from.lon(), from.lat(), to.lon(), to.lat());
    }

    public static double metres(Coordinate from, Coordinate to) {
        return metres(from.x, from.y, to.x, to.y);
    }

    /** Haversine distance. */
    public static double metres(double lon1, double lat1, double lon2, double lat2) {
        double dLat = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        double dLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double h = dLat * dLat + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * dLon * dLon;
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** Initial bearing, 0 (inclusive) to 360; 0 when both places are the same. */
    public static double bearing(Lonlat from, Lonlat to) {
        double dLon = Math.toRadians(to.lon() - from.lon());
        double lat1 = Math.toRadians(from.lat());
        double lat2 = Math.toRadians(to.lat());
        double y = Math.sin(dLon) * Math.cos(lat2);
        double x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(dLon);
        double degrees = Math.toDegrees(Math.atan2(y, x));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** The place that lies so many metres from another in a direction. */
    public static Lonlat destination(Lonlat from, double bearing, double metres) {
        double arc = metres / RADIUS;
        double lat = Math.toRadians(from.lat());
        double course = Math.toRadians(bearing);
        double lat2 = Math.asin(Math.sin(lat) * Math.cos(arc) + Math.cos(lat) * Math.sin(arc) * Math.cos(course));
        double dLon = Math.atan2(
                Math.sin(course) * Math.sin(arc) * Math.cos(lat), Math.cos(arc) - Math.sin(lat) * Math.sin(lat2));
        double lon = from.lon() + Math.toDegrees(dLon);
        return new Lonlat(Math.IEEEremainder(lon, 360), Math.toDegrees(lat2));
    }

    /** Degrees of latitude that span so many metres. */
    public static double latitudeDegrees(double metres) {
        return metres / METRES_PER_DEGREE;
    }

    /** Degrees of longitude that span so many metres at a latitude. */
    public static double longitudeDegrees(double metres, double lat) {
        return metres / (METRES_PER_DEGREE * Math.cos(Math.toRadians(lat)));
    }
}
