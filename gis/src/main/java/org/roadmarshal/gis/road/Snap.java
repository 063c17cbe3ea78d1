package org.roadmarshal.gis.road;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;

/** A point on a road of one {@link RoadGraph}, nearest to some place. */
public final class Snap {
    private final RoadGraph.Edge edge;
    private final Lonlat place;
    private final double metresAway;
    private final double metresAlong;

    private Snap(RoadGraph.Edge edge, Lonlat place, double metresAway, double metresAlong) {
        this.edge = edge;
        this.place = place;
        this.metresAway = metresAway;
        this.metresAlong = metresAlong;
    }

    /** The road it lies on. */
    public Road road() {
        return edge.road();
    }

    /** Where on the road. */
    public Lonlat place() {
        return place;
    }

    /** How far the place asked for is from the road. */
    public double metresAway() {
        return metresAway;
    }

    RoadGraph.Edge edge() {
        return edge;
    }

    /** Metres from the edge's first vertex. */
    double metresAlong() {
        return metresAlong;
    }

    /** Works on the plane that touches the earth at the place: exact enough within the few kilometres that matter. */
    static Snap onto(RoadGraph.Edge edge, Lonlat place) {
        LineString line = edge.line();
        CoordinateSequence vertices = line.getCoordinateSequence();
        double shrink = Math.cos(Math.toRadians(place.lat()));
        double bestSquare = Double.MAX_VALUE;
        double bestShare = 0;
        int bestStep = 1;
        for (int i = 1; i < vertices.size(); i++) {
            double ax = (vertices.getX(i - 1) - place.lon()) * shrink;
            double ay = vertices.getY(i - 1) - place.lat();
            double dx = (vertices.getX(i) - vertices.getX(i - 1)) * shrink;
            double dy = vertices.getY(i) - vertices.getY(i - 1);
            double length = dx * dx + dy * dy;
            double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
            double x = ax + share * dx;
            double y = ay + share * dy;
            if (x * x + y * y < bestSquare) {
                bestSquare = x * x + y * y;
                bestShare = share;
                bestStep = i;
            }
        }
        return at(edge, vertices, bestStep, bestShare, place);
    }

    private static Snap at(RoadGraph.Edge edge, CoordinateSequence vertices, int step, double share, Lonlat asked) {
        double along = 0;
        for (int i = 1; i < step; i++) {
            along += metres(vertices, i);
        }
        along += share * metres(vertices, step);
        Lonlat place = new Lonlat(
                vertices.getX(step - 1) + share * (vertices.getX(step) - vertices.getX(step - 1)),
                vertices.getY(step - 1) + share * (vertices.getY(step) - vertices.getY(step - 1)));
        return new Snap(edge, place, Earth.metres(asked, place), along);
    }

    private static double metres(CoordinateSequence vertices, int i) {
        return Earth.metres(vertices.getX(i - 1), vertices.getY(i - 1), vertices.getX(i), vertices.getY(i));
    }
}
