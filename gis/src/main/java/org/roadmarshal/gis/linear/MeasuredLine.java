package org.roadmarshal.gis.linear;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.roadmarshal.gis.crs.Epsg;
import org.roadmarshal.gis.geo.Lonlat;

/**
 * A WGS-84 line in metres: in the Gauss-Kruger belt of its middle, each edge's length freed of the belt's scale there, so that they
 * are metres on the ground whatever the belt. CGCS2000 and WGS-84 are taken as one: they differ by less than a decimetre,
 * the same for line and point.
 */
public final class MeasuredLine {
    /** Longer edges would no longer be straight in both the plane and on the earth. */
    public static final double LONGEST_EDGE_M = 5_000;

    private static final double FALSE_EASTING = 500_000;
    private static final double RADIUS = 6_371_000;
    private static final GeometryFactory PLANE = new GeometryFactory();

    private final int belt;
    private final double[] xy;
    private final double[] along;
    private final LineString line;

    /** A place beside the line. @param offsetMetres to the right of the line, below zero to the left */
    record Foot(double metres, double offsetMetres) {
        double distance() {
            return Math.abs(offsetMetres);
        }
    }

    MeasuredLine(LineString wgs84) {
        this.belt = Epsg.gaussKruger(wgs84.getEnvelopeInternal().centre().x);
        this.xy = flat(wgs84.getCoordinates());
        Epsg.transform(xy, Epsg.CGCS2000, belt);
        this.along = new double[xy.length / 2];
        Coordinate[] plane = new Coordinate[along.length];
        for (int i = 0; i < along.length; i++) {
            plane[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
            if (i > 0) {
                double edge = plane[i].distance(plane[i - 1]) / scale((plane[i].x + plane[i - 1].x) / 2);
                if (edge > LONGEST_EDGE_M) {
                    throw new LinearException(
                            "an edge of the line is %.0f m long; let no two vertices be farther apart than %.0f m"
                                    .formatted(edge, LONGEST_EDGE_M));
                }
                along[i] = along[i - 1] + edge;
            }
        }
        this.line = PLANE.createLineString(plane);
        if (!(length() > 0)) {
            throw new LinearException("the line has no length");
        }
    }

    double length() {
        return along[along.length - 1];
    }

    int edges() {
        return along.length - 1;
    }

    /** The place so many metres from the start, shifted to the right by so many. */
    Lonlat at(double metres, double right) {
        int edge = edgeAt(metres);
        double step = along[edge + 1] - along[edge];
        double share = step == 0 ? 0 : (metres - along[edge]) / step;
        double dx = xy[2 * edge + 2] - xy[2 * edge];
        double dy = xy[2 * edge + 3] - xy[2 * edge + 1];
        double x = xy[2 * edge] + dx * share;
        double y = xy[2 * edge + 1] + dy * share;
        double length = Math.hypot(dx, dy);
        if (right != 0 && length > 0) {
            double shift = right * scale(x) / length;
            x += dy * shift;
            y -= dx * shift;
        }
        double[] place = {x, y};
        Epsg.transform(place, belt, Epsg.CGCS2000);
        return new Lonlat(place[0], place[1]);
    }

    private int edgeAt(double metres) {
        int low = 0;
        int high = edges() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (along[middle + 1] >= metres) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** A place in this line's plane. */
    Coordinate plane(double lon, double lat) {
        double[] place = {lon, lat};
        Epsg.transform(place, Epsg.CGCS2000, belt);
        return new Coordinate(place[0], place[1]);
    }

    /** The nearest place of some of the edges. */
    Foot foot(Coordinate place, int from, int to) {
        int best = from;
        double bestShare = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double share = share(place, i);
            double dx = xy[2 * i] + (xy[2 * i + 2] - xy[2 * i]) * share - place.x;
            double dy = xy[2 * i + 1] + (xy[2 * i + 3] - xy[2 * i + 1]) * share - place.y;
            double square = dx * dx + dy * dy;
            if (square < least) {
                least = square;
                best = i;
                bestShare = share;
            }
        }
        double metres = along[best] + (along[best + 1] - along[best]) * bestShare;
        double distance = Math.sqrt(least) / scale(place.x);
        return new Foot(metres, leftOf(place, best, bestShare) ? -distance : distance);
    }

    Foot foot(Coordinate place) {
        return foot(place, 0, edges());
    }

    private double share(Coordinate place, int edge) {
        double dx = xy[2 * edge + 2] - xy[2 * edge];
        double dy = xy[2 * edge + 3] - xy[2 * edge + 1];
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : ((place.x - xy[2 * edge]) * dx + (place.y - xy[2 * edge + 1]) * dy) / square;
        return Math.max(0, Math.min(1, share));
    }

    /** At a vertex by the mean of its two edges: each alone is wrong for a sharp bend. */
    private boolean leftOf(Coordinate place, int edge, double share) {
        double[] tangent = tangent(edge);
        int other = share == 0 ? edge - 1 : share == 1 ? edge + 1 : -1;
        if (other >= 0 && other < edges()) {
            double[] next = tangent(other);
            tangent[0] += next[0];
            tangent[1] += next[1];
        }
        int vertex = share == 1 ? edge + 1 : edge;
        return tangent[0] * (place.y - xy[2 * vertex + 1]) - tangent[1] * (place.x - xy[2 * vertex]) > 0;
    }

    private double[] tangent(int edge) {
        double dx = xy[2 * edge + 2] - xy[2 * edge];
        double dy = xy[2 * edge + 3] - xy[2 * edge + 1];
        double length = Math.max(1e-9, Math.hypot(dx, dy));
        return new double[] {dx / length, dy / length};
    }

    /** The two places at which line and shape come nearest: the shape's own, in WGS-84. */
    Lonlat nearestOf(Geometry wgs84) {
        Geometry shape = toPlane(wgs84);
        double[] place = flat(new Coordinate[] {DistanceOp.nearestPoints(shape, line)[0]});
        Epsg.transform(place, belt, Epsg.CGCS2000);
        return new Lonlat(place[0], place[1]);
    }

    Geometry toPlane(Geometry wgs84) {
        return Epsg.transform(wgs84, Epsg.CGCS2000, belt);
    }

    /** A copy of the stretch between two distances, in the plane. */
    LineString stretch(double from, double to) {
        int first = edgeAt(from);
        int last = edgeAt(to);
        Coordinate[] places = new Coordinate[last - first + 2];
        places[0] = on(from, first);
        for (int i = first + 1; i <= last; i++) {
            places[i - first] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        places[places.length - 1] = on(to, last);
        return PLANE.createLineString(places);
    }

    private Coordinate on(double metres, int edge) {
        double step = along[edge + 1] - along[edge];
        double share = step == 0 ? 0 : Math.max(0, Math.min(1, (metres - along[edge]) / step));
        return new Coordinate(
                xy[2 * edge] + (xy[2 * edge + 2] - xy[2 * edge]) * share,
                xy[2 * edge + 1] + (xy[2 * edge + 3] - xy[2 * edge + 1]) * share);
    }

    Geometry toWgs84(Geometry plane) {
        Geometry moved = Epsg.transform(plane, belt, Epsg.CGCS2000);
        moved.setSRID(Epsg.WGS84);
        return moved;
    }

    /** How much longer the belt draws a metre at an easting. */
    static double scale(double easting) {
        double y = (easting - FALSE_EASTING) / RADIUS;
        return 1 + y * y / 2 + y * y * y * y / 24;
    }

    private static double[] flat(Coordinate[] coordinates) {
        double[] flat = new double[coordinates.length * 2];
        for (int i = 0; i < coordinates.length; i++) {
            flat[2 * i] = coordinates[i].x;
            flat[2 * i + 1] = coordinates[i].y;
        }
        return flat;
    }
}
