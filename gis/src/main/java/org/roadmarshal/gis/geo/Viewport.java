package org.roadmarshal.gis.geo;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * A box of WGS-84 degrees, edges included. It never crosses the antimeridian: west is not greater than east.
 */
public record Viewport(double west, double south, double east, double north) {
    public static final Viewport WORLD = new Viewport(-180, -90, 180, 90);

    /** China with its seas: wide enough for every Chinese coordinate, narrow enough to notice an exchanged pair. */
    public static final Viewport CHINA = new Viewport(73, 3, 136, 54);

    /**
     * @throws IllegalArgumentException when an edge is not finite, out of range, or the box is inside out
     */
    public Viewport {
        if (!(west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north)) {
            throw new IllegalArgumentException(
                    "a viewport is west,south,east,north in degrees with west <= east and south <= north, not %s,%s,%s,%s"
                            .formatted(west, south, east, north));
        }
    }

    /** Reads "west,south,east,north". */
    public static Viewport parse(String text) {
        String[] edges = text.split(",", -1);
        if (edges.length != 4) {
            throw new IllegalArgumentException("a viewport is west,south,east,north, not \"" + text + "\"");
        }
        try {
            return new Viewport(
                    Double.parseDouble(edges[0].trim()),
                    Double.parseDouble(edges[1].trim()),
                    Double.parseDouble(edges[2].trim()),
                    Double.parseDouble(edges[3].trim()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a viewport is four numbers, not \"" + text + "\"", e);
        }
    }

    public static Viewport of(Envelope envelope) {
        return new Viewport(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
    }

    public Envelope toEnvelope() {
        return new Envelope(west, east, south, north);
    }

    public boolean contains(double lon, double lat) {
        return lon >= west && lon <= east && lat >= south && lat <= north;
    }

    public boolean intersects(Viewport other) {
        return other.west <= east && other.east >= west && other.south <= north && other.north >= south;
    }

    /**
     * What is wrong with a coordinate that should lie in this box, in words for the person who sent it; empty when
     * nothing is. An exchanged pair (latitude first), the commonest mistake, is recognised when turning it round
     * would bring it inside.
     */
    public Optional<String> fault(double lon, double lat) {
        if (contains(lon, lat)) {
            return Optional.empty();
        }
        if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
            return Optional.of("coordinate %s, %s is not finite".formatted(lon, lat));
        }
        String place = String.format(Locale.ROOT, "longitude %s, latitude %s is outside %s", lon, lat, describe());
        return Optional.of(contains(lat, lon) ? place + "; longitude and latitude look exchanged" : place);
    }

    private String describe() {
        return "%s..%s east, %s..%s north".formatted(west, east, south, north);
    }
}
