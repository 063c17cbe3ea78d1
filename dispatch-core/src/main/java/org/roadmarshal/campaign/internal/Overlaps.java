package org.roadmarshal.campaign.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.roadmarshal.gis.geo.Earth;

/**
 * What of a stretch is new: the part that no earlier one has. Two are compared by their stakes where both have them on the same
 * route, prefix and side, else by their lines. Who was found first keeps the whole, by number where that is equal.
 */
public final class Overlaps {
    /** Lines nearer than this run in the same ditch; that of the other side is farther away. */
    private static final double SAME_METRES = 5;
    /** Two that only cross share no more than this. */
    private static final double CROSSING_METRES = 20;

    private static final double NOTHING = 1e-9;

    private record Axis(String route, String prefix, String side) {}

    private Overlaps() {}

    /** @return by number, of those that do not count whole: which share of them does */
    public static Map<Long, Double> shares(List<Stretch> stretches) {
        List<Stretch> ordered = new ArrayList<>(stretches);
        ordered.sort(Comparator.comparing(Stretch::foundAt).thenComparing(Stretch::id));
        Map<Axis, NavigableMap<Long, Long>> seen = new HashMap<>();
        STRtree lines = lines(ordered);
        Map<Long, Double> shares = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            Stretch stretch = ordered.get(i);
            List<double[]> covered = new ArrayList<>();
            if (stretch.staked()) {
                byStakes(stretch, seen, covered);
            }
            if (stretch.line() != null) {
                byLines(i, ordered, lines, covered);
            }
            double share = 1 - length(covered);
            if (share < 1 - NOTHING) {
                shares.put(stretch.id(), Math.max(0, share));
            }
        }
        return shares;
    }

    private static void byStakes(Stretch stretch, Map<Axis, NavigableMap<Long, Long>> seen, List<double[]> covered) {
        NavigableMap<Long, Long> taken = seen.computeIfAbsent(
                new Axis(stretch.route(), stretch.prefix(), stretch.side()), axis -> new TreeMap<>());
        long from = stretch.fromMm();
        long to = stretch.toMm();
        long first = from;
        long last = to;
        Map.Entry<Long, Long> before = taken.floorEntry(from);
        NavigableMap<Long, Long> touched =
                taken.subMap(before != null && before.getValue() >= from ? before.getKey() : from, true, to, true);
        for (Map.Entry<Long, Long> other : touched.entrySet()) {
            first = Math.min(first, other.getKey());
            last = Math.max(last, other.getValue());
            double begins = Math.max(from, other.getKey());
            double ends = Math.min(to, other.getValue());
            covered.add(new double[] {(begins - from) / (to - from), (ends - from) / (to - from)});
        }
        touched.clear();
        taken.put(first, last);
    }

    private static STRtree lines(List<Stretch> ordered) {
        STRtree tree = new STRtree();
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).line() != null) {
                tree.insert(ordered.get(i).line().getEnvelopeInternal(), i);
            }
        }
        tree.build();
        return tree;
    }

    private static void byLines(int mine, List<Stretch> ordered, STRtree lines, List<double[]> covered) {
        Stretch stretch = ordered.get(mine);
        Envelope around = new Envelope(stretch.line().getEnvelopeInternal());
        Coordinate centre = around.centre();
        around.expandBy(Earth.longitudeDegrees(SAME_METRES, centre.y), Earth.latitudeDegrees(SAME_METRES));
        AffineTransformation metres = AffineTransformation.scaleInstance(
                1 / Earth.longitudeDegrees(1, centre.y), 1 / Earth.latitudeDegrees(1));
        Geometry line = metres.transform(stretch.line());
        for (Object found : lines.query(around)) {
            Stretch other = ordered.get((Integer) found);
            if ((Integer) found < mine && comparable(stretch, other)) {
                Geometry near = BufferOp.bufferOp(
                        metres.transform(other.line()),
                        SAME_METRES,
                        new BufferParameters(4, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 2));
                add(line, line.intersection(near), covered);
            }
        }
    }

    /** By their lines; not where their stakes have told it already, nor on two sides of one road. */
    private static boolean comparable(Stretch one, Stretch other) {
        boolean sameRoute = one.route() != null && one.route().equals(other.route());
        boolean sides = one.side() != null && other.side() != null;
        boolean told = one.staked()
                && other.staked()
                && new Axis(one.route(), one.prefix(), one.side())
                        .equals(new Axis(other.route(), other.prefix(), other.side()));
        return !told && !(sameRoute && sides && !one.side().equals(other.side()));
    }

    private static void add(Geometry line, Geometry shared, List<double[]> covered) {
        LengthIndexedLine along = new LengthIndexedLine(line);
        for (int i = 0; i < shared.getNumGeometries(); i++) {
            if (shared.getGeometryN(i) instanceof LineString piece
                    && piece.getLength() > Math.min(CROSSING_METRES, line.getLength() * 0.9)) {
                double[] ends = along.indicesOf(piece);
                covered.add(new double[] {ends[0] / line.getLength(), ends[1] / line.getLength()});
            }
        }
    }

    /** Of the union of intervals of [0, 1]. */
    private static double length(List<double[]> intervals) {
        double[][] sorted = intervals.toArray(double[][]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(interval -> interval[0]));
        double length = 0;
        double reached = 0;
        for (double[] interval : sorted) {
            length += Math.max(0, interval[1] - Math.max(reached, interval[0]));
            reached = Math.max(reached, interval[1]);
        }
        return length;
    }
}
