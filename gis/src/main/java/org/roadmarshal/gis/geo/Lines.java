package org.roadmarshal.gis.geo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/** Metres along a WGS-84 line. */
public final class Lines {
    private Lines() {}

    public static double metres(LineString line) {
        CoordinateSequence vertices = line.getCoordinateSequence();
        double sum = 0;
        for (int i = 1; i < vertices.size(); i++) {
            sum += step(vertices, i);
        }
        return sum;
    }

    /**
     * The place so many metres along the line from its start; an end of the line when the distance lies beyond it.
     *
     * @throws IllegalArgumentException when the line is empty
     */
    public static Lonlat along(LineString line, double metres) {
        if (line.isEmpty()) {
            throw new IllegalArgumentException("an empty line has no places along it");
        }
        CoordinateSequence vertices = line.getCoordinateSequence();
        double left = Math.max(0, metres);
        for (int i = 1; i < vertices.size(); i++) {
            double step = step(vertices, i);
            if (left <= step) {
                double share = step == 0 ? 0 : left / step;
                return new Lonlat(
                        between(vertices.getX(i - 1), vertices.getX(i), share),
                        between(vertices.getY(i - 1), vertices.getY(i), share));
            }
            left -= step;
        }
        return Lonlat.of(vertices.getCoordinate(vertices.size() - 1));
    }

    /**
     * The vertices of the stretch between two distances from the line's start, both ends included; against the line's
     * direction when the first distance is the greater.
     */
    public static List<Coordinate> slice(LineString line, double fromMetres, double toMetres) {
        double low = Math.min(fromMetres, toMetres);
        double high = Math.max(fromMetres, toMetres);
        CoordinateSequence vertices = line.getCoordinateSequence();
        List<Coordinate> slice = new ArrayList<>();
        slice.add(along(line, low).toCoordinate());
        double reached = 0;
        for (int i = 1; i < vertices.size() - 1 && reached < high; i++) {
            reached += step(vertices, i);
            if (reached > low && reached < high) {
                slice.add(vertices.getCoordinateCopy(i));
            }
        }
        slice.add(along(line, high).toCoordinate());
        if (fromMetres > toMetres) {
            Collections.reverse(slice);
        }
        return slice;
    }

    private static double step(CoordinateSequence vertices, int i) {
        return Earth.metres(vertices.getX(i - 1), vertices.getY(i - 1), vertices.getX(i), vertices.getY(i));
    }

    private static double between(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
