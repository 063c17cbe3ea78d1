package org.roadmarshal.gis.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.road.RoadGraph.Edge;

/**
 * One A* search by seconds. The bound is the straight distance at the network's top speed, so it never overrates. An
 * arc is an edge driven in one direction: twice the edge's id, plus one when driven from its last node to its first.
 */
final class PathSearch {
    private static final int NOWHERE = -1;

    /** A point so near to a node, metres, stands on it: it may leave by any road there, whatever its own allows. */
    private static final double ON_NODE = 1;

    private final RoadGraph graph;
    private final Snap from;
    private final Snap to;
    private final double[] best;
    /** The arc by which a node was reached; the complement of the arc where the arc is the first one. */
    private final int[] cameBy;

    private final boolean[] settled;
    private final PriorityQueue<Candidate> open = new PriorityQueue<>();

    private record Candidate(int node, double bound) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return Double.compare(bound, other.bound);
        }
    }

    PathSearch(RoadGraph graph, Snap from, Snap to) {
        this.graph = graph;
        this.from = from;
        this.to = to;
        this.best = new double[graph.nodeCount()];
        this.cameBy = new int[graph.nodeCount()];
        this.settled = new boolean[graph.nodeCount()];
        Arrays.fill(best, Double.MAX_VALUE);
    }

    Optional<Route> run() {
        double direct = direct();
        int lastArc = search(direct);
        if (lastArc != NOWHERE) {
            return Optional.of(Route.of(legs(lastArc)));
        }
        return direct < Double.MAX_VALUE
                ? Optional.of(Route.of(List.of(leg(from.edge(), from.metresAlong(), to.metresAlong()))))
                : Optional.empty();
    }

    /** Seconds along the one edge that holds both ends, when traffic may go that way. */
    private double direct() {
        boolean onward = to.metresAlong() >= from.metresAlong();
        if (from.edge() != to.edge() || (!onward && from.road().oneway())) {
            return Double.MAX_VALUE;
        }
        return seconds(from.edge(), Math.abs(to.metresAlong() - from.metresAlong()));
    }

    /** Returns the arc on which the fastest way ends, NOWHERE when no way takes less than the limit. */
    private int search(double limit) {
        Edge first = from.edge();
        reach(first.to(), seconds(first, first.metres() - from.metresAlong()), ~onward(first));
        if (!first.road().oneway() || from.metresAlong() < ON_NODE) {
            reach(first.from(), seconds(first, from.metresAlong()), ~back(first));
        }
        Edge last = to.edge();
        double toStart = seconds(last, to.metresAlong());
        double fromEnd = last.metres() - to.metresAlong();
        double toEnd = last.road().oneway() && fromEnd > ON_NODE ? Double.MAX_VALUE : seconds(last, fromEnd);
        double fastest = limit;
        int lastArc = NOWHERE;
        while (!open.isEmpty() && open.peek().bound() < fastest) {
            int node = open.poll().node();
            if (settled[node]) {
                continue;
            }
            settled[node] = true;
            if (last.from() == node && best[node] + toStart < fastest) {
                fastest = best[node] + toStart;
                lastArc = onward(last);
            }
            if (last.to() == node && best[node] + toEnd < fastest) {
                fastest = best[node] + toEnd;
                lastArc = back(last);
            }
            expand(node);
        }
        return lastArc;
    }

    private void expand(int node) {
        for (int id : graph.touching[node]) {
            Edge edge = graph.edges.get(id);
            double arrival = best[node] + seconds(edge, edge.metres());
            if (edge.from() == node) {
                reach(edge.to(), arrival, onward(edge));
            }
            if (edge.to() == node && !edge.road().oneway()) {
                reach(edge.from(), arrival, back(edge));
            }
        }
    }

    private void reach(int node, double seconds, int arc) {
        if (seconds < best[node]) {
            best[node] = seconds;
            cameBy[node] = arc;
            double left = Earth.metres(graph.nodes.get(node), to.place());
            open.add(new Candidate(node, seconds + left / graph.topSpeed));
        }
    }

    private List<Route.Leg> legs(int lastArc) {
        List<Route.Leg> legs = new ArrayList<>();
        Edge last = to.edge();
        boolean lastOnward = lastArc == onward(last);
        legs.add(leg(last, lastOnward ? 0 : last.metres(), to.metresAlong()));
        int arc = cameBy[lastOnward ? last.from() : last.to()];
        while (arc >= 0) {
            Edge edge = graph.edges.get(arc >> 1);
            boolean onward = arc == onward(edge);
            legs.add(leg(edge, onward ? 0 : edge.metres(), onward ? edge.metres() : 0));
            arc = cameBy[onward ? edge.from() : edge.to()];
        }
        Edge first = from.edge();
        legs.add(leg(first, from.metresAlong(), ~arc == onward(first) ? first.metres() : 0));
        Collections.reverse(legs);
        return legs;
    }

    private static Route.Leg leg(Edge edge, double fromMetres, double toMetres) {
        return new Route.Leg(
                Lines.slice(edge.line(), fromMetres, toMetres), edge.road().kmh());
    }

    private static double seconds(Edge edge, double metres) {
        return metres / (edge.road().kmh() / 3.6);
    }

    private static int onward(Edge edge) {
        return edge.id() << 1;
    }

    private static int back(Edge edge) {
        return edge.id() << 1 | 1;
    }
}
