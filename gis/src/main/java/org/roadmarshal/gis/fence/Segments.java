package org.roadmarshal.gis.fence;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Earth;

/** All straight pieces of a geometry's lines and rings, four numbers each: lon, lat of its start, lon, lat of its end. */
final class Segments {
    private final double[] ends;

    private Segments(double[] ends) {
        this.ends = ends;
    }

    /** @throws IllegalArgumentException where there is no piece */
    static Segments of(Geometry geometry) {
        List<LineString> lines = new ArrayList<>();
        GeometryComponentFilter collect = part -> {
            if (part instanceof LineString line && !line.isEmpty()) {
                lines.add(line);
            }
        };
        geometry.apply(collect);
        double[] ends = new double
                [4 * lines.stream().mapToInt(line -> line.getNumPoints() - 1).sum()];
        if (ends.length == 0) {
            throw new IllegalArgumentException("a fence needs a border");
        }
        int at = 0;
        for (LineString line : lines) {
            CoordinateSequence vertices = line.getCoordinateSequence();
            for (int i = 1; i < vertices.size(); i++) {
                ends[at++] = vertices.getX(i - 1);
                ends[at++] = vertices.getY(i - 1);
                ends[at++] = vertices.getX(i);
                ends[at++] = vertices.getY(i);
            }
        }
        return new Segments(ends);
    }

    int count() {
        return ends.length / 4;
    }

    double south(int piece) {
        return Math.min(ends[4 * piece + 1], ends[4 * piece + 3]);
    }

    double north(int piece) {
        return Math.max(ends[4 * piece + 1], ends[4 * piece + 3]);
    }

    /** Whether a ray from the place to the east meets this piece; an end that two pieces share counts for one of them. */
    boolean eastOf(int piece, double lon, double lat) {
        double lat1 = ends[4 * piece + 1];
        double lat2 = ends[4 * piece + 3];
        if (lat1 > lat == lat2 > lat) {
            return false;
        }
        double lon1 = ends[4 * piece];
        return lon < lon1 + (lat - lat1) / (lat2 - lat1) * (ends[4 * piece + 2] - lon1);
    }

    /**
     * Metres to the nearest of all pieces. A piece is straight in degrees, as RFC 7946 has it; its nearest point is looked for
     * on the plane that touches the earth at the place.
     */
    double metres(double lon, double lat) {
        double shrink = Math.cos(Math.toRadians(lat));
        double bestSquare = Double.MAX_VALUE;
        double bestLon = lon;
        double bestLat = lat;
        for (int i = 0; i < ends.length; i += 4) {
            double ax = (ends[i] - lon) * shrink;
            double ay = ends[i + 1] - lat;
            double dx = (ends[i + 2] - ends[i]) * shrink;
            double dy = ends[i + 3] - ends[i + 1];
            double length = dx * dx + dy * dy;
            double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
            double x = ax + share * dx;
            double y = ay + share * dy;
            if (x * x + y * y < bestSquare) {
                bestSquare = x * x + y * y;
                bestLon = ends[i] + share * (ends[i + 2] - ends[i]);
                bestLat = ends[i + 1] + share * dy;
            }
        }
        return Earth.metres(lon, lat, bestLon, bestLat);
    }

    Envelope bounds() {
        Envelope bounds = new Envelope();
        for (int i = 0; i < ends.length; i += 2) {
            bounds.expandToInclude(ends[i], ends[i + 1]);
        }
        return bounds;
    }
}
