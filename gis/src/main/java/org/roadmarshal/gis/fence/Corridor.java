package org.roadmarshal.gis.fence;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;

/** All that lies within so many metres of a line, to either side and round its ends. */
public final class Corridor implements FenceShape {
    private final Segments line;
    private final double halfWidth;
    private final Envelope bounds;

    /**
     * @param halfWidth metres to each side
     * @throws IllegalArgumentException where it is no line, or an empty one, or has no width
     */
    public Corridor(Geometry lines, double halfWidth) {
        if (!(lines instanceof Lineal) || !(halfWidth > 0)) {
            throw new IllegalArgumentException("a corridor is a line with a half width in metres, not a "
                    + lines.getGeometryType() + " of " + halfWidth);
        }
        this.line = Segments.of(lines);
        this.halfWidth = halfWidth;
        this.bounds = Circle.widened(line.bounds(), halfWidth);
    }

    @Override
    public double metresOutside(double lon, double lat) {
        return line.metres(lon, lat) - halfWidth;
    }

    @Override
    public Envelope bounds() {
        return bounds.copy();
    }
}
