package org.roadmarshal.gis.crs;

import org.roadmarshal.gis.geo.Lonlat;

/**
 * GCJ-02, the offset coordinates of phones and public base maps in China, to and from WGS-84. Outside China's box
 * both directions are the identity, as the offset is not applied there. Pure functions.
 *
 * <p>Source of the polynomial: the public formula on the Krassovsky ellipsoid. The inverse iterates
 * {@code w <- w - (f(w) - g)} twice, which leaves at most 0.2 mm.
 */
public final class Gcj02 {
    private static final double A = 6378245.0;
    private static final double EE = 0.00669342162296594323;

    private Gcj02() {}

    public static Lonlat fromWgs84(Lonlat wgs) {
        if (!applies(wgs)) {
            return wgs;
        }
        double x = wgs.lon() - 105;
        double y = wgs.lat() - 35;
        double latitude = Math.toRadians(wgs.lat());
        double sin = Math.sin(latitude);
        double w = 1 - EE * sin * sin;
        double dLat = Math.toDegrees(latitudeMetres(x, y) * w * Math.sqrt(w) / (A * (1 - EE)));
        double dLon = Math.toDegrees(longitudeMetres(x, y) * Math.sqrt(w) / (A * Math.cos(latitude)));
        return new Lonlat(wgs.lon() + dLon, wgs.lat() + dLat);
    }

    public static Lonlat toWgs84(Lonlat gcj) {
        if (!applies(gcj)) {
            return gcj;
        }
        Lonlat wgs = gcj;
        // The first guess is one step off the given place, then twice more.
        for (int i = 0; i < 3; i++) {
            Lonlat image = fromWgs84(wgs);
            wgs = new Lonlat(wgs.lon() - (image.lon() - gcj.lon()), wgs.lat() - (image.lat() - gcj.lat()));
        }
        return wgs;
    }

    /** Whether the offset is applied here: the usual box of China, not its border. */
    static boolean applies(Lonlat place) {
        return place.lon() >= 72.004 && place.lon() <= 137.8347 && place.lat() >= 0.8293 && place.lat() <= 55.8271;
    }

    private static double latitudeMetres(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + wave(x, 20, 6, 20, 2)
                + wave(y, 20, 1, 40, 1.0 / 3)
                + wave(y, 160, 1.0 / 12, 320, 1.0 / 30);
    }

    private static double longitudeMetres(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + wave(x, 20, 6, 20, 2)
                + wave(x, 20, 1, 40, 1.0 / 3)
                + wave(x, 150, 1.0 / 12, 300, 1.0 / 30);
    }

    private static double wave(double t, double a, double f, double b, double g) {
        return (a * Math.sin(t * f * Math.PI) + b * Math.sin(t * g * Math.PI)) * 2 / 3;
    }
}
