package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** From where to where along a route a line or polygon lies, and on which side. */
public final class Footprint {
    /** What comes nearer than this to the line, or crosses it, lies on the side of its middle. */
    private static final double ON_THE_LINE_M = 0.5;

    private Footprint() {}

    static Found of(Found nearest, Geometry wgs84) {
        long from = nearest.axisMm();
        long to = nearest.axisMm();
        for (Found corner : corners(nearest.alignment(), wgs84)) {
            from = Math.min(from, corner.axisMm());
            to = Math.max(to, corner.axisMm());
        }
        double offset = nearest.offsetMetres();
        if (Math.abs(offset) < ON_THE_LINE_M) {
            double middle = RouteBook.foot(
                            nearest.alignment(), wgs84.getCentroid().getCoordinate())
                    .offsetMetres();
            offset = Math.copySign(offset, middle);
        }
        return new Found(nearest.alignment(), nearest.axisMm(), from, to, offset);
    }

    /** Each corner of a shape beside one route. */
    public static List<Found> corners(Alignment alignment, Geometry wgs84) {
        List<Found> corners = new ArrayList<>();
        for (Coordinate corner : wgs84.getCoordinates()) {
            corners.add(RouteBook.foot(alignment, corner));
        }
        return corners;
    }
}
