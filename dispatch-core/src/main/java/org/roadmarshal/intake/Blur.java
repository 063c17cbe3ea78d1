package org.roadmarshal.intake;

import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.kernel.Location;

/**
 * Where something is, near enough for the public: the middle of a square of some {@value #METRES} m that holds it. The squares lie
 * where they lie, so that no number of looks tells more than one.
 */
public final class Blur {
    public static final double METRES = 150;

    private Blur() {}

    public static Location of(Location exact) {
        double height = Earth.latitudeDegrees(METRES);
        double lat = (Math.floor(exact.lat() / height) + 0.5) * height;
        double width = Earth.longitudeDegrees(METRES, lat);
        double lon = (Math.floor(exact.lon() / width) + 0.5) * width;
        return new Location(rounded(lon), rounded(lat));
    }

    /** As many digits as mean something. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
