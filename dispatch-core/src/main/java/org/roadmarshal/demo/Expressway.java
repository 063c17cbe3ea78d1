package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.demo.Draft.Kind;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.road.RoadClass;

/**
 * A motorway: two one-way carriageways (traffic keeps to the right) that cross everything by bridges and meet other
 * roads at interchanges only.
 */
final class Expressway {
    private static final double HALF_MEDIAN = 13;

    /** Vertices of a carriageway, about 140 m each, between the middle of an interchange and its ramps. */
    private static final int REACH = 4;

    private final String ref;
    private final String name;
    private final List<Coordinate> middle;
    private final Carriageway onward;
    private final Carriageway back;
    private final List<Draft> ramps = new ArrayList<>();

    /** One direction of traffic; it is cut into ways where ramps join or leave. */
    private static final class Carriageway {
        private final List<Coordinate> line;
        private final TreeSet<Integer> cuts = new TreeSet<>();

        Carriageway(List<Coordinate> line) {
            this.line = line;
        }

        int nearest(Coordinate place) {
            int best = 0;
            for (int i = 0; i < line.size(); i++) {
                if (line.get(i).distance(place) < line.get(best).distance(place)) {
                    best = i;
                }
            }
            return Math.max(2 * REACH, Math.min(line.size() - 1 - 2 * REACH, best));
        }

        Coordinate direction(int i) {
            return Curve.direction(line.get(i - 1), line.get(i + 1));
        }
    }

    Expressway(CsvRow row, long seed) {
        this.ref = row.text("ref");
        this.name = row.text("name");
        Chance chance = new Chance(seed, ref);
        List<Coordinate> controls = new ArrayList<>();
        for (String point : row.text("points").split(";")) {
            Coordinate place = Plane.parse(point);
            controls.add(
                    Plane.at(new Coordinate(place.x + chance.between(-500, 500), place.y + chance.between(-500, 500))));
        }
        this.middle = Curve.sweeping(controls, chance);
        this.onward = new Carriageway(beside(middle, HALF_MEDIAN));
        List<Coordinate> reversed = new ArrayList<>(beside(middle, -HALF_MEDIAN));
        Collections.reverse(reversed);
        this.back = new Carriageway(reversed);
    }

    /**
     * Builds an interchange near a place, on the side of the town it serves.
     *
     * @return the toll station, where the town's connecting road begins
     */
    Coordinate interchange(String exit, Coordinate near, Coordinate town) {
        Coordinate on = onward.line.get(onward.nearest(near));
        Coordinate along = onward.direction(onward.nearest(near));
        Coordinate right = Curve.turn(along, 90);
        double side = (town.x - on.x) * right.x + (town.y - on.y) * right.y;
        Coordinate out = side > 0 ? right : Curve.turn(along, -90);
        Coordinate toll = Plane.at(Curve.shift(on, out, 420));
        Coordinate inward = new Coordinate(-out.x, -out.y);
        Kind ramp = Kind.ramp(exit + "互通");
        for (Carriageway carriageway : List.of(onward, back)) {
            int at = carriageway.nearest(on);
            ramp(ramp, carriageway, at - REACH, toll, out);
            ramp(ramp, toll, inward, carriageway, at + REACH);
        }
        return toll;
    }

    /** Ramps from each carriageway of this motorway to each of another where the two cross, and the other way. */
    void cross(Expressway other) {
        Coordinate crossing = null;
        for (Coordinate place : middle) {
            Coordinate there = other.onward.line.get(other.onward.nearest(place));
            if (crossing == null || there.distance(place) < crossing.z) {
                crossing = new Coordinate(place.x, place.y, there.distance(place));
            }
        }
        Kind ramp = Kind.ramp(name + other.name + "枢纽");
        for (Carriageway mine : List.of(onward, back)) {
            for (Carriageway theirs : List.of(other.onward, other.back)) {
                transfer(ramp, mine, theirs, crossing);
                transfer(ramp, theirs, mine, crossing);
            }
        }
    }

    /** Its stakes count along the middle. @param startMetres where they begin */
    Highway highway(double startMetres) {
        Highway highway = new Highway(ref, name, RoadClass.MOTORWAY, startMetres);
        highway.follow(ref, false, false, middle);
        return highway;
    }

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>(ramps);
        for (Carriageway carriageway : List.of(onward, back)) {
            int start = 0;
            carriageway.cuts.add(carriageway.line.size() - 1);
            for (int cut : carriageway.cuts) {
                drafts.add(new Draft(Kind.carriageway(ref, name), carriageway.line.subList(start, cut + 1)));
                start = cut;
            }
        }
        return drafts;
    }

    private void transfer(Kind kind, Carriageway from, Carriageway to, Coordinate crossing) {
        int leave = from.nearest(crossing) - 2 * REACH;
        int join = to.nearest(crossing) + 2 * REACH;
        from.cuts.add(leave);
        to.cuts.add(join);
        Coordinate start = from.line.get(leave);
        Coordinate end = to.line.get(join);
        double pull = start.distance(end) * 0.45;
        ramps.add(new Draft(
                kind,
                bezier(
                        start,
                        Curve.shift(start, from.direction(leave), pull),
                        Curve.shift(end, to.direction(join), -pull),
                        end)));
    }

    private void ramp(Kind kind, Carriageway from, int leave, Coordinate toll, Coordinate out) {
        from.cuts.add(leave);
        Coordinate start = from.line.get(leave);
        ramps.add(new Draft(
                kind,
                bezier(start, Curve.shift(start, from.direction(leave), 330), Curve.shift(toll, out, -260), toll)));
    }

    private void ramp(Kind kind, Coordinate toll, Coordinate inward, Carriageway to, int join) {
        to.cuts.add(join);
        Coordinate end = to.line.get(join);
        ramps.add(new Draft(
                kind, bezier(toll, Curve.shift(toll, inward, 260), Curve.shift(end, to.direction(join), -330), end)));
    }

    private static List<Coordinate> bezier(Coordinate a, Coordinate b, Coordinate c, Coordinate d) {
        List<Coordinate> line = new ArrayList<>();
        int steps = 14;
        for (int step = 0; step <= steps; step++) {
            double t = (double) step / steps;
            double s = 1 - t;
            line.add(Plane.at(new Coordinate(
                    s * s * s * a.x + 3 * s * s * t * b.x + 3 * s * t * t * c.x + t * t * t * d.x,
                    s * s * s * a.y + 3 * s * s * t * b.y + 3 * s * t * t * c.y + t * t * t * d.y)));
        }
        return line;
    }

    /** The line so many metres to the right. */
    private static List<Coordinate> beside(List<Coordinate> line, double metres) {
        List<Coordinate> moved = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            Coordinate direction =
                    Curve.direction(line.get(Math.max(0, i - 1)), line.get(Math.min(line.size() - 1, i + 1)));
            moved.add(Plane.at(Curve.shift(line.get(i), Curve.turn(direction, 90), metres)));
        }
        return moved;
    }
}
