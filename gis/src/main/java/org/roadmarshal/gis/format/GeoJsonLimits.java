package org.roadmarshal.gis.format;

import org.roadmarshal.gis.geo.Viewport;

/**
 * How much a reader takes before it refuses.
 *
 * @param vertices most positions in one geometry
 * @param depth deepest nesting of arrays and objects in the whole input
 * @param within where every position must lie, WGS-84
 */
public record GeoJsonLimits(int vertices, int depth, Viewport within) {
    /** For one drawing or issue sent by a client. */
    public static final GeoJsonLimits REQUEST = new GeoJsonLimits(10_000, 24, Viewport.WORLD);

    /** For files an administrator imports. */
    public static final GeoJsonLimits IMPORT = new GeoJsonLimits(2_000_000, 32, Viewport.WORLD);

    public GeoJsonLimits within(Viewport box) {
        return new GeoJsonLimits(vertices, depth, box);
    }
}
