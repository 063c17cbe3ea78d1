package org.roadmarshal.gis.linear;

/**
 * A place beside a route.
 *
 * @param axisMm of the nearest place on the line
 * @param fromAxis of the shape's first place along the line; the same for a point
 * @param toAxis of its last
 * @param offsetMetres how far the nearest of it lies from the line; below zero to the left of rising stakes
 */
public record Found(Alignment alignment, long axisMm, long fromAxis, long toAxis, double offsetMetres) {
    public Side side() {
        return offsetMetres < 0 ? Side.LEFT : Side.RIGHT;
    }

    public double distance() {
        return Math.abs(offsetMetres);
    }
}
