package org.roadmarshal.gis.fence;

import org.locationtech.jts.geom.Envelope;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;

/**
 * All that lies within so many metres of a place.
 *
 * @param radius metres
 */
public record Circle(Lonlat centre, double radius) implements FenceShape {
    /** @throws IllegalArgumentException where it has no radius */
    public Circle {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("a circle has a radius in metres, not " + radius);
        }
    }

    @Override
    public double metresOutside(double lon, double lat) {
        return Earth.metres(centre.lon(), centre.lat(), lon, lat) - radius;
    }

    @Override
    public Envelope bounds() {
        return widened(new Envelope(centre.toCoordinate()), radius);
    }

    /** The box and all within so many metres of it. */
    static Envelope widened(Envelope box, double metres) {
        double farthest = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) + Earth.latitudeDegrees(metres);
        Envelope wide = box.copy();
        // Near a pole a metre spans any number of degrees.
        wide.expandBy(
                Math.min(360, Earth.longitudeDegrees(metres, Math.min(farthest, 89.9))), Earth.latitudeDegrees(metres));
        return wide;
    }
}
