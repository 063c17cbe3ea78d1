package org.roadmarshal.gis.geo;

import org.locationtech.jts.geom.Coordinate;

/**
 * A place on the earth: WGS-84 longitude and latitude in degrees, in this order, always finite and in range.
 */
public record Lonlat(double lon, double lat) {
    /**
     * @throws IllegalArgumentException saying which number is wrong, and whether the two look exchanged
     */
    public Lonlat {
        Viewport.WORLD.fault(lon, lat).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
    }

    public static Lonlat of(Coordinate coordinate) {
        return new Lonlat(coordinate.x, coordinate.y);
    }

    public Coordinate toCoordinate() {
        return new Coordinate(lon, lat);
    }
}
