package org.roadmarshal.gis.road;

import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * Goes along a matched line with the points that it was matched to, and says how far each is from it: from the part it had come to
 * by then, as a line may pass one place twice. For one thread.
 */
final class LineWalk {
    private final Coordinate[] line;
    /** Metres from the start at each vertex. */
    private final double[] metres;

    private TrackPoint last;
    private double reached;
    private int step = 1;

    LineWalk(Coordinate[] line) {
        this.line = line;
        this.metres = new double[line.length];
        for (int i = 1; i < line.length; i++) {
            metres[i] = metres[i - 1] + Earth.metres(line[i - 1], line[i]);
        }
    }

    /** @param slack metres that the line may have gone further, or less far, than the straight way from the last point */
    double metresTo(TrackPoint point, double slack) {
        double straight = last == null ? 0 : last.metresTo(point);
        last = point;
        double from = reached - slack;
        double until = reached + 2 * straight + slack;
        while (step > 1 && metres[step - 1] > from) {
            step--;
        }
        double shrink = Math.cos(Math.toRadians(point.lat()));
        double best = Double.MAX_VALUE;
        for (int i = step; i < line.length && metres[i - 1] <= until; i++) {
            double ax = (line[i - 1].x - point.lon()) * shrink;
            double ay = line[i - 1].y - point.lat();
            double dx = (line[i].x - line[i - 1].x) * shrink;
            double dy = line[i].y - line[i - 1].y;
            double length = dx * dx + dy * dy;
            double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
            double away = Math.hypot(ax + share * dx, ay + share * dy);
            if (away < best) {
                best = away;
                reached = metres[i - 1] + share * (metres[i] - metres[i - 1]);
                step = i;
            }
        }
        return best / Earth.latitudeDegrees(1);
    }
}
