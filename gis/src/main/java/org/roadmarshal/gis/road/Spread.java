package org.roadmarshal.gis.road;

import com.graphhopper.coll.MinHeapWithUpdate;
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

    private final MinHeapWithUpdate open;

    /** @param inbound whether against the traffic: the ways that lead here */
    Spread(DrivingGraph graph, boolean inbound, BlockedRoads blocked) {
        this.graph = graph;
        this.inbound = inbound;
        this.blocked = blocked;
        this.best = new double[graph.nodeCount()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        this.via = new int[graph.nodeCount()];
        this.open = new MinHeapWithUpdate(Math.max(1, graph.nodeCount()));
    }

    void begin(RoadPlace root) {
        int edge = root.edge();
        reach(graph.from[edge], inbound ? graph.arriveFromFirst(root) : graph.leaveByFirst(root), NOWHERE);
        reach(graph.to[edge], inbound ? graph.arriveFromLast(root) : graph.leaveByLast(root), NOWHERE);
    }

    boolean isDone() {
        return open.isEmpty();
    }

    /** Of the nearest node that is not settled yet. */
    double frontier() {
        return open.isEmpty() ? Double.POSITIVE_INFINITY : open.peekValue();
    }

    /** Settles the nearest node and returns it. */
    int settle() {
        int node = open.poll();
        double seconds = best[node];
        int turn = inbound ? 1 : 0;
        for (int arc = graph.first[node]; arc < graph.first[node + 1]; arc++) {
            int key = graph.key[arc] ^ turn;
            double arrival = seconds + graph.seconds[key];
            if (arrival < best[graph.other[arc]] && !blocked.blocks(key)) {
                reach(graph.other[arc], arrival, key);
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
        if (open.contains(node)) {
            open.update(node, (float) seconds);
        } else {
            open.push(node, (float) seconds);
        }
    }
}
