package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Lines as roads in hill country draw them, on the {@link Plane}. */
final class Curve {
    private static final double STEP = 140;

    /** Stretches shorter than this are not bent any further, metres. */
    private static final double BEND = 700;

    private static final double SWEEP = 4500;

    private Curve() {}

    /** A winding line through two points; roughness 0 is straight, 0.1 follows a valley. */
    static List<Coordinate> winding(Coordinate from, Coordinate to, double roughness, Chance chance) {
        return smooth(wind(from, to, roughness, chance));
    }

    /** A winding line that leaves and arrives in given directions (unit vectors out of both ends, null for any). */
    static List<Coordinate> winding(
            Coordinate from, Coordinate out, Coordinate to, Coordinate in, double roughness, Chance chance) {
        double lead = Math.min(900, from.distance(to) / 4);
        Coordinate start = out == null ? from : shift(from, out, lead);
        Coordinate end = in == null ? to : shift(to, in, lead);
        List<Coordinate> controls = new ArrayList<>();
        if (out != null) {
            controls.add(from);
        }
        controls.addAll(wind(start, end, roughness, chance));
        if (in != null) {
            controls.add(to);
        }
        return smooth(controls);
    }

    /** A line through all the points in wide bends, as expressways are laid out. */
    static List<Coordinate> sweeping(List<Coordinate> points, Chance chance) {
        List<Coordinate> controls = new ArrayList<>(points.subList(0, 1));
        for (int i = 1; i < points.size(); i++) {
            bend(controls, points.get(i - 1), points.get(i), 0.022, SWEEP, chance);
        }
        return smooth(controls);
    }

    /** A smooth line (Catmull-Rom) through all the points, with a vertex about every {@value #STEP} m. */
    static List<Coordinate> smooth(List<Coordinate> controls) {
        List<Coordinate> line = new ArrayList<>();
        line.add(Plane.at(controls.get(0)));
        for (int i = 1; i < controls.size(); i++) {
            Coordinate a = controls.get(i - 1);
            Coordinate b = controls.get(i);
            Coordinate before = i > 1 ? controls.get(i - 2) : a;
            Coordinate after = i + 1 < controls.size() ? controls.get(i + 1) : b;
            int steps = Math.max(1, (int) Math.round(a.distance(b) / STEP));
            for (int step = 1; step <= steps; step++) {
                double t = (double) step / steps;
                Coordinate place = Plane.at(new Coordinate(
                        between(before.x, a.x, b.x, after.x, t), between(before.y, a.y, b.y, after.y, t)));
                if (!place.equals2D(line.get(line.size() - 1))) {
                    line.add(place);
                }
            }
        }
        return line;
    }

    static double metres(List<Coordinate> line) {
        double sum = 0;
        for (int i = 1; i < line.size(); i++) {
            sum += line.get(i - 1).distance(line.get(i));
        }
        return sum;
    }

    static Coordinate shift(Coordinate from, Coordinate direction, double metres) {
        return new Coordinate(from.x + direction.x * metres, from.y + direction.y * metres);
    }

    static Coordinate direction(Coordinate from, Coordinate to) {
        double length = Math.max(1e-9, from.distance(to));
        return new Coordinate((to.x - from.x) / length, (to.y - from.y) / length);
    }

    /** A direction turned clockwise, degrees. */
    static Coordinate turn(Coordinate direction, double degrees) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        return new Coordinate(direction.x * cos + direction.y * sin, -direction.x * sin + direction.y * cos);
    }

    /** Midpoint displacement: every half is bent again, by a share of its own length. */
    private static List<Coordinate> wind(Coordinate from, Coordinate to, double roughness, Chance chance) {
        List<Coordinate> line = new ArrayList<>();
        line.add(from);
        bend(line, from, to, roughness, BEND, chance);
        return line;
    }

    private static void bend(
            List<Coordinate> line, Coordinate from, Coordinate to, double roughness, double least, Chance chance) {
        double length = from.distance(to);
        if (length < least) {
            line.add(to);
            return;
        }
        double aside = Math.max(-1.8, Math.min(1.8, chance.nextGaussian())) * roughness * length;
        Coordinate normal = turn(direction(from, to), 90);
        double share = chance.between(0.42, 0.58);
        Coordinate middle = new Coordinate(
                from.x + (to.x - from.x) * share + normal.x * aside,
                from.y + (to.y - from.y) * share + normal.y * aside);
        bend(line, from, middle, roughness, least, chance);
        bend(line, middle, to, roughness, least, chance);
    }

    private static double between(double p0, double p1, double p2, double p3, double t) {
        return 0.5
                * (2 * p1
                        + (p2 - p0) * t
                        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
                        + (3 * p1 - p0 - 3 * p2 + p3) * t * t * t);
    }
}
