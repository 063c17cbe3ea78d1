package org.roadmarshal.gis.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long many places need to one place, and how: one search from there against the traffic, which ends as soon as the last of them is
 * answered. A car turns where it stands on a road for both directions; on a one-way carriageway it drives on to where the map has a
 * way back. For one thread.
 */
public final class ArrivalTree {
    private final RoadNetwork network;
    private final DrivingGraph graph;
    private final RoadPlace target;
    private final List<RoadPlace> starts;
    private final Spread spread;
    private final double[] seconds;
    /** By node, one more than the first of the ends that starts have there; nought for none. End 2i and 2i + 1 are of start i. */
    private final int[] firstEnd;
    /** By end, one more than the next one at the same node. */
    private final int[] nextEnd;

    ArrivalTree(RoadNetwork network, RoadPlace target, List<RoadPlace> starts, BlockedRoads blocked) {
        this.network = network;
        this.graph = network.driving();
        this.target = target;
        this.starts = starts;
        this.seconds = new double[starts.size()];
        this.firstEnd = new int[graph.nodeCount()];
        this.nextEnd = new int[2 * starts.size()];
        this.spread = new Spread(graph, true, blocked);
        search();
    }

    private void search() {
        int unanswered = 0;
        for (int i = 0; i < seconds.length; i++) {
            RoadPlace start = starts.get(i);
            seconds[i] = graph.along(start, target);
            unanswered += Double.isInfinite(seconds[i]) ? 1 : 0;
            attach(graph.from[start.edge()], 2 * i);
            attach(graph.to[start.edge()], 2 * i + 1);
        }
        spread.begin(target);
        // Once all have an answer, only what is nearer than the worst of them can better one.
        double limit = unanswered == 0 ? worst() : Double.POSITIVE_INFINITY;
        while (spread.frontier() < limit) {
            int node = spread.settle();
            for (int end = firstEnd[node]; end != 0; end = nextEnd[end - 1]) {
                int i = (end - 1) / 2;
                double before = seconds[i];
                seconds[i] = Math.min(before, spread.best[node] + leaveBy(node, starts.get(i)));
                if (Double.isInfinite(before) && !Double.isInfinite(seconds[i])) {
                    unanswered--;
                }
                if (unanswered == 0 && (Double.isInfinite(limit) || seconds[i] < before)) {
                    limit = worst();
                }
            }
        }
    }

    private void attach(int node, int end) {
        nextEnd[end] = firstEnd[node];
        firstEnd[node] = end + 1;
    }

    private double worst() {
        double worst = 0;
        for (double each : seconds) {
            worst = Math.max(worst, each);
        }
        return worst;
    }

    private double leaveBy(int node, RoadPlace start) {
        return node == graph.from[start.edge()] ? graph.leaveByFirst(start) : graph.leaveByLast(start);
    }

    /** Of the i-th start; infinite where no way leads. */
    public double seconds(int i) {
        return seconds[i];
    }

    /** The way of the i-th start; empty where there is none. */
    public Optional<Route> route(int i) {
        return Double.isInfinite(seconds[i]) ? Optional.empty() : Optional.of(Route.of(legs(i)));
    }

    /** Of the way of the i-th start; infinite where there is none. */
    public double metres(int i) {
        RoadPlace start = starts.get(i);
        int node = firstNode(i);
        if (node == Spread.NOWHERE) {
            return Double.isInfinite(seconds[i]) ? seconds[i] : Math.abs(start.along() - target.along());
        }
        double metres = leavesByLast(node, start) ? start.length() - start.along() : start.along();
        int key = spread.via(node);
        while (key != Spread.NOWHERE) {
            metres += graph.metres[key >> 1];
            node = graph.head(key);
            key = spread.via(node);
        }
        return metres + lastPart(node);
    }

    private boolean leavesByLast(int node, RoadPlace start) {
        return node == graph.to[start.edge()];
    }

    private double lastPart(int node) {
        return entersByFirst(node) ? target.along() : target.length() - target.along();
    }

    private boolean entersByFirst(int node) {
        return node == graph.from[target.edge()];
    }

    /** The node by which the start leaves its edge; NOWHERE where the target lies on the same edge, and where there is no way. */
    private int firstNode(int i) {
        RoadPlace start = starts.get(i);
        if (Double.isInfinite(seconds[i]) || graph.along(start, target) <= seconds[i]) {
            return Spread.NOWHERE;
        }
        int from = graph.from[start.edge()];
        int to = graph.to[start.edge()];
        return spread.best[from] + leaveBy(from, start) <= spread.best[to] + leaveBy(to, start) ? from : to;
    }

    private List<Route.Leg> legs(int i) {
        RoadPlace start = starts.get(i);
        List<Route.Leg> legs = new ArrayList<>();
        int node = firstNode(i);
        if (node == Spread.NOWHERE) {
            legs.add(network.leg(start.edge(), start.along(), target.along()));
            return legs;
        }
        legs.add(network.leg(start.edge(), start.along(), leavesByLast(node, start) ? start.length() : 0));
        int key = spread.via(node);
        while (key != Spread.NOWHERE) {
            double length = network.length(key >> 1);
            boolean onward = (key & 1) == 0;
            legs.add(network.leg(key >> 1, onward ? 0 : length, onward ? length : 0));
            node = graph.head(key);
            key = spread.via(node);
        }
        legs.add(network.leg(target.edge(), entersByFirst(node) ? 0 : target.length(), target.along()));
        return legs;
    }
}
