package org.roadmarshal.gis.tile;

import org.locationtech.jts.geom.Envelope;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Viewport;

/**
 * A Web Mercator map tile: zoom 0..22, x from the west, y from the north (the XYZ scheme), both 0..2^z-1.
 */
public record Tile(int z, int x, int y) {
    public static final int MAX_ZOOM = 22;

    /** The latitude where the square world of Web Mercator ends, degrees. */
    public static final double MAX_LATITUDE = 85.0511287798066;

    /** Half the width of the Web Mercator world, EPSG:3857 metres. */
    private static final double HALF_WORLD = 20_037_508.342789244;

    /**
     * @throws IllegalArgumentException naming the number that is out of range
     */
    public Tile {
        if (z < 0 || z > MAX_ZOOM) {
            throw new IllegalArgumentException("zoom %d is not within 0..%d".formatted(z, MAX_ZOOM));
        }
        int last = (1 << z) - 1;
        if (x < 0 || x > last || y < 0 || y > last) {
            throw new IllegalArgumentException("tile %d/%d/%d: x and y must be within 0..%d".formatted(z, x, y, last));
        }
    }

    /** The tile that holds a place; places beyond {@link #MAX_LATITUDE} are held by the outermost row. */
    public static Tile at(Lonlat place, int z) {
        double lat = Math.toRadians(Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, place.lat())));
        double across = (place.lon() + 180) / 360;
        double down = (1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2;
        return new Tile(z, cell(across, z), cell(down, z));
    }

    /** Edges in WGS-84 degrees. */
    public Viewport bounds() {
        return new Viewport(lonAt(x), latAt(y + 1), lonAt(x + 1), latAt(y));
    }

    /** Edges in EPSG:3857 metres. */
    public Envelope mercator() {
        double size = 2 * HALF_WORLD / (1 << z);
        double west = -HALF_WORLD + x * size;
        double north = HALF_WORLD - y * size;
        return new Envelope(west, west + size, north - size, north);
    }

    private static int cell(double share, int z) {
        int last = (1 << z) - 1;
        return (int) Math.max(0, Math.min(last, Math.floor(share * (1 << z))));
    }

    private double lonAt(int column) {
        return column * 360.0 / (1 << z) - 180;
    }

    private double latAt(int row) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * row / (1 << z)))));
    }
}
