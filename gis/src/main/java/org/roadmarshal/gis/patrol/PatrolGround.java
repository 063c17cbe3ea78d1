package org.roadmarshal.gis.patrol;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.track.TrackPoint;

/** A way or an area that is to be patrolled, and what of it was visited so far. Not thread-safe. */
public interface PatrolGround {
    /**
     * @param metres how near is near enough
     * @throws IllegalArgumentException where it is neither a line nor an area, or an empty one
     */
    static PatrolGround of(Geometry geometry, double metres) {
        if (geometry.isEmpty() || !(metres > 0)) {
            throw new IllegalArgumentException("a patrol needs a ground, and a reach in metres");
        }
        if (geometry instanceof LineString line) {
            return new PatrolWay(line, metres);
        }
        if (geometry instanceof Polygon area) {
            return new PatrolArea(area, metres);
        }
        throw new IllegalArgumentException(
                "a patrol goes along a line or over an area, not a " + geometry.getGeometryType());
    }

    /** The next place of the track, oldest first. */
    void visit(TrackPoint point);

    /** 0 to 1. */
    double share();

    /** What was visited, or what was not: lines of a way, rectangles of an area. */
    Geometry parts(boolean visited);

    /** What was not visited, the largest first. @param most how many */
    List<Missed> missed(int most);

    /**
     * A part that nobody came by.
     *
     * @param at a place within it
     * @param metres its length, or the side of a square as large as it
     * @param fromM metres from the beginning of the way; null of an area
     */
    record Missed(Lonlat at, double metres, Double fromM) {}
}
