package org.roadmarshal.gis.zone;

/**
 * How far from the route's line the edges are, metres.
 *
 * @param ditch the outer edge of the side ditch (or of the slope, where there is none)
 * @param land the edge of the highway land
 * @param zone the edge of the building control zone; the same as {@code land} where there is none
 */
public record Widths(double ditch, double land, double zone) {
    public Widths {
        if (!(ditch > 0 && land >= ditch && zone >= land && zone < 10_000)) {
            throw new IllegalArgumentException(
                    "edges lie one behind the other: ditch %s, land %s, zone %s".formatted(ditch, land, zone));
        }
    }
}
