package org.roadmarshal.gis.fence;

import org.locationtech.jts.geom.Envelope;

/** A part of the earth's surface with a border. Immutable; nothing here allocates when asked. WGS-84 degrees, metres. */
public sealed interface FenceShape permits Area, Corridor, Circle {
    /**
     * How far a place lies outside of the border, on the sphere as {@link org.roadmarshal.gis.geo.Earth} has it; negative
     * inside, 0 on the border.
     */
    double metresOutside(double lon, double lat);

    /** Whether the place lies inside or on the border. */
    default boolean covers(double lon, double lat) {
        return metresOutside(lon, lat) <= 0;
    }

    /** A box of degrees around all of it. */
    Envelope bounds();
}
