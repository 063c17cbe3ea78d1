package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.demo.Draft.Kind;
import org.roadmarshal.gis.road.RoadClass;

/**
 * The streets of one town: a slightly warped grid with a ragged edge. Highways enter at its gates, the ends of the
 * main streets, and follow those to the middle.
 */
final class Lattice {
    private final Place place;
    private final int columns;
    private final int rows;
    private final Chance chance;
    private final double phase;
    private final StreetNames names;
    private final Map<Step, Kind> carried = new HashMap<>();

    /** Where a highway enters: a point and the direction out of town. */
    record Gate(Lattice town, int i, int j, Coordinate point, Coordinate outward) {}

    /** One side of a block: from a crossing along the first axis, or along the second. */
    private record Step(int i, int j, boolean across) {}

    Lattice(Place place, long seed) {
        this.place = place;
        this.columns = place.plan().columns();
        this.rows = place.plan().rows();
        this.chance = new Chance(seed, place.code());
        this.phase = chance.between(0, 6);
        this.names = new StreetNames(chance, place.isSeat());
    }

    Place place() {
        return place;
    }

    /** The gate that is nearest to where a highway goes. */
    Gate gateTowards(Coordinate target) {
        Gate best = null;
        for (Gate gate : gates()) {
            if (best == null || gate.point().distance(target) < best.point().distance(target)) {
                best = gate;
            }
        }
        return best;
    }

    /** Lets a highway follow the streets from a gate to the middle of the town. */
    void carry(Gate gate, Kind kind) {
        int middleI = columns / 2;
        int middleJ = rows / 2;
        boolean alongRow = gate.i() == 0 || gate.i() == columns;
        if (alongRow) {
            markRow(gate.j(), gate.i(), middleI, kind);
            markColumn(middleI, gate.j(), middleJ, kind);
        } else {
            markColumn(gate.i(), gate.j(), middleJ, kind);
            markRow(middleJ, gate.i(), middleI, kind);
        }
    }

    /** The way along the streets from one gate to another, which meets those of {@link #carry}. */
    List<Coordinate> through(Gate in, Gate out) {
        List<Coordinate> way = new ArrayList<>(toMiddle(in));
        List<Coordinate> back = new ArrayList<>(toMiddle(out));
        // What both share towards the middle is not driven twice.
        Coordinate last = null;
        while (!way.isEmpty() && !back.isEmpty() && way.get(way.size() - 1).equals2D(back.get(back.size() - 1))) {
            last = way.remove(way.size() - 1);
            back.remove(back.size() - 1);
        }
        if (last != null) {
            way.add(last);
        }
        Collections.reverse(back);
        way.addAll(back);
        return way;
    }

    private List<Coordinate> toMiddle(Gate gate) {
        List<Coordinate> way = new ArrayList<>();
        boolean alongRow = gate.i() == 0 || gate.i() == columns;
        int i = gate.i();
        int j = gate.j();
        way.add(at(i, j));
        for (int leg = 0; leg < 2; leg++) {
            boolean along = (leg == 0) == alongRow;
            while (along ? i != columns / 2 : j != rows / 2) {
                if (along) {
                    i += Integer.signum(columns / 2 - i);
                } else {
                    j += Integer.signum(rows / 2 - j);
                }
                way.add(at(i, j));
            }
        }
        return way;
    }

    List<Draft> streets() {
        List<Draft> drafts = new ArrayList<>();
        for (int j = 0; j <= rows; j++) {
            String name = names.along(j, main(j, rows));
            Street street = new Street(drafts);
            for (int i = 0; i < columns; i++) {
                street.step(kind(new Step(i, j, true), main(j, rows), j == rows / 2, name), at(i, j), at(i + 1, j));
            }
            street.end();
        }
        for (int i = 0; i <= columns; i++) {
            String name = names.across(i, main(i, columns));
            Street street = new Street(drafts);
            for (int j = 0; j < rows; j++) {
                street.step(
                        kind(new Step(i, j, false), main(i, columns), i == columns / 2, name), at(i, j), at(i, j + 1));
            }
            street.end();
        }
        return drafts;
    }

    private List<Gate> gates() {
        List<Gate> gates = new ArrayList<>();
        for (int j = 0; j <= rows; j++) {
            if (main(j, rows)) {
                gates.add(gate(0, j, 1, j));
                gates.add(gate(columns, j, columns - 1, j));
            }
        }
        for (int i = 0; i <= columns; i++) {
            if (main(i, columns)) {
                gates.add(gate(i, 0, i, 1));
                gates.add(gate(i, rows, i, rows - 1));
            }
        }
        return gates;
    }

    private Gate gate(int i, int j, int insideI, int insideJ) {
        return new Gate(this, i, j, at(i, j), Curve.direction(at(insideI, insideJ), at(i, j)));
    }

    /** Every fourth street is a main street, counted from the middle so that the corners have none. */
    private static boolean main(int n, int count) {
        return n == count / 2 || (count >= 8 && Math.abs(n - count / 2) % 4 == 0 && n > 1 && n < count - 1);
    }

    private void markRow(int j, int from, int to, Kind kind) {
        for (int i = Math.min(from, to); i < Math.max(from, to); i++) {
            mark(new Step(i, j, true), kind);
        }
    }

    private void markColumn(int i, int from, int to, Kind kind) {
        for (int j = Math.min(from, to); j < Math.max(from, to); j++) {
            mark(new Step(i, j, false), kind);
        }
    }

    private void mark(Step step, Kind kind) {
        carried.merge(step, kind, (a, b) -> a.roadClass().compareTo(b.roadClass()) <= 0 ? a : b);
    }

    /** The kind of a step of a street, null where nothing was built. */
    private Kind kind(Step step, boolean main, boolean axis, String name) {
        boolean built = chance.nextDouble() > 0.13 && inside(step);
        Kind highway = carried.get(step);
        if (highway != null) {
            return Kind.road(highway.roadClass(), highway.ref(), name, 50);
        }
        if (main) {
            boolean great = axis && place.isSeat();
            return Kind.road(great ? RoadClass.SECONDARY : RoadClass.TERTIARY, null, name, great ? 50 : 40);
        }
        return built ? Kind.road(RoadClass.RESIDENTIAL, null, name, 30) : null;
    }

    /** Whether a step lies within the town's ragged outline. */
    private boolean inside(Step step) {
        double u = (step.i() + (step.across() ? 0.5 : 0) - columns / 2.0) / (columns / 2.0);
        double v = (step.j() + (step.across() ? 0 : 0.5) - rows / 2.0) / (rows / 2.0);
        double angle = Math.atan2(v, u);
        double reach = 1.02 + 0.13 * Math.sin(3 * angle + phase) + 0.10 * Math.sin(7 * angle - 2 * phase);
        return Math.hypot(u, v) < reach;
    }

    private Coordinate at(int i, int j) {
        double u = i - columns / 2;
        double v = j - rows / 2;
        double x = place.plan().block() * (u + 0.22 * Math.sin(0.55 * v + phase) + 0.12 * Math.sin(1.9 * u + phase));
        double y = place.plan().block() * 0.82 * (v + 0.25 * Math.sin(0.42 * u - phase) + 0.12 * Math.sin(2.3 * v));
        Coordinate turned = Curve.turn(new Coordinate(x, y), -place.plan().angle());
        return Plane.at(new Coordinate(place.middle().x + turned.x, place.middle().y + turned.y));
    }

    /** Joins steps of one kind to one road. */
    private static final class Street {
        private final List<Draft> drafts;
        private List<Coordinate> line = new ArrayList<>();
        private Kind kind;

        Street(List<Draft> drafts) {
            this.drafts = drafts;
        }

        void step(Kind next, Coordinate from, Coordinate to) {
            if (next == null || !next.equals(kind)) {
                end();
            }
            if (next != null) {
                if (line.isEmpty()) {
                    line.add(from);
                }
                line.add(to);
            }
            kind = next;
        }

        void end() {
            if (line.size() > 1) {
                drafts.add(new Draft(kind, line));
            }
            line = new ArrayList<>();
        }
    }
}
