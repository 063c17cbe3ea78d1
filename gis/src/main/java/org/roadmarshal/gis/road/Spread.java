package org.roadmarshal.gis.road;

import java.util.Arrays;

/**
 * Dijkstra's search from some nodes over the whole network, with the traffic or against it, by seconds. One search, one object, one
 * thread.
 */
final class Spread {
    /** Told of the way of a node on which the search began. */
    static final int NOWHERE = -1;

    final DrivingGraph graph;
    /** By node; infinite where it was not reached. */
    final double[] best;

    private final boolean inbound;
    private final BlockedRoads blocked;
    /** By node, the key that leads from or to the one before it. */
    private final int[] via;

    private final NodeHeap open = new NodeHeap();

    /** @param inbound whether against the traffic: the ways that lead here */
    Spread(DrivingGraph graph, boolean inbound, BlockedRoads blocked) {
        this.graph = graph;
        this.inbound = inbound;
        this.blocked = blocked;
        this.best = new double[graph.nodeCount()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        this.via = new int[graph.nodeCount()];
    }

    void begin(RoadPlace root) {
        int edge = root.edge();
        reach(graph.from[edge], inbound ? graph.arriveFromFirst(root) : graph.leaveByFirst(root), NOWHERE);
        reach(graph.to[edge], inbound ? graph.arriveFromLast(root) : graph.leaveByLast(root), NOWHERE);
    }

    /** Of the nearest node that is not settled yet; infinite where all are. */
    double frontier() {
        return open.isEmpty() ? Double.POSITIVE_INFINITY : open.nearest();
    }

    /** Settles the nearest node and returns it; one that was settled before may come again, and changes nothing. */
    int settle() {
        double seconds = open.nearest();
        int node = open.take();
        if (seconds > best[node]) {
            return node;
        }
        int turn = inbound ? 1 : 0;
        float[] times = inbound ? graph.coming : graph.leaving;
        for (int arc = graph.first[node]; arc < graph.first[node + 1]; arc++) {
            double arrival = seconds + times[arc];
            int other = graph.other[arc];
            if (arrival < best[other] && !blocked.blocks(graph.key[arc] ^ turn)) {
                reach(other, arrival, graph.key[arc] ^ turn);
            }
        }
        return node;
    }

    int via(int node) {
        return via[node];
    }

    private void reach(int node, double seconds, int key) {
        if (seconds >= best[node]) {
            return;
        }
        best[node] = seconds;
        via[node] = key;
        open.put(node, seconds);
    }
}
