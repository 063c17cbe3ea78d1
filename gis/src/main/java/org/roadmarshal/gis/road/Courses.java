package org.roadmarshal.gis.road;

import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;

/** Which way lines run, degrees from north. */
final class Courses {
    private Courses() {}

    /** Of the step of the line that is nearest to the place. */
    static double near(LineString line, Lonlat place) {
        double shrink = Math.cos(Math.toRadians(place.lat()));
        double best = Double.MAX_VALUE;
        int bestStep = 1;
        for (int i = 1; i < line.getNumPoints(); i++) {
            double ax = (line.getCoordinateN(i - 1).x - place.lon()) * shrink;
            double ay = line.getCoordinateN(i - 1).y - place.lat();
            double dx = (line.getCoordinateN(i).x - line.getCoordinateN(i - 1).x) * shrink;
            double dy = line.getCoordinateN(i).y - line.getCoordinateN(i - 1).y;
            double length = dx * dx + dy * dy;
            double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
            double away = Math.hypot(ax + share * dx, ay + share * dy);
            if (away < best) {
                best = away;
                bestStep = i;
            }
        }
        return ofStep(line, bestStep);
    }

    /** From the vertex before the i-th to the i-th. */
    static double ofStep(LineString line, int i) {
        return Earth.bearing(Lonlat.of(line.getCoordinateN(i - 1)), Lonlat.of(line.getCoordinateN(i)));
    }

    /** 0 to 180. */
    static double apart(double one, double other) {
        return Math.abs(Math.IEEEremainder(one - other, 360));
    }
}
