package org.roadmarshal.gis.road;

import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.storage.BaseGraph;
import java.util.Arrays;

/**
 * The network as plain arrays, for searches that look at all of it. What leads away from a node lies side by side. A key is an edge
 * driven in one direction: twice its number, plus one when driven from its last node to its first.
 */
final class DrivingGraph {
    /** Of each edge. */
    final int[] from;

    final int[] to;
    final float[] metres;
    /** By key; infinite where nobody may drive so. */
    final float[] seconds;

    /** Where a node's arcs begin; one more than there are nodes. */
    final int[] first;

    final int[] other;
    /** Of driving from the node to the other one; its last bit turned round, of driving here. */
    final int[] key;
    /** Seconds of driving so, by arc: once more, so that what a search reads lies side by side. */
    final float[] leaving;

    final float[] coming;

    DrivingGraph(BaseGraph graph, DecimalEncodedValue speed) {
        int edges = graph.getEdges();
        from = new int[edges];
        to = new int[edges];
        metres = new float[edges];
        seconds = new float[2 * edges];
        first = new int[graph.getNodes() + 1];
        for (AllEdgesIterator all = graph.getAllEdges(); all.next(); ) {
            int edge = all.getEdge();
            from[edge] = all.getBaseNode();
            to[edge] = all.getAdjNode();
            metres[edge] = (float) all.getDistance();
            seconds[2 * edge] = seconds(all.getDistance(), all.get(speed));
            seconds[2 * edge + 1] = seconds(all.getDistance(), all.getReverse(speed));
            first[from[edge] + 1]++;
            first[to[edge] + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        other = new int[2 * edges];
        key = new int[2 * edges];
        leaving = new float[2 * edges];
        coming = new float[2 * edges];
        int[] next = Arrays.copyOf(first, first.length - 1);
        for (int edge = 0; edge < edges; edge++) {
            put(next[from[edge]]++, to[edge], 2 * edge);
            put(next[to[edge]]++, from[edge], 2 * edge + 1);
        }
    }

    private void put(int arc, int node, int onward) {
        other[arc] = node;
        key[arc] = onward;
        leaving[arc] = seconds[onward];
        coming[arc] = seconds[onward ^ 1];
    }

    private static float seconds(double metres, double metresASecond) {
        return metresASecond == 0 ? Float.POSITIVE_INFINITY : (float) (metres / metresASecond);
    }

    boolean allows(int arc) {
        return !Float.isInfinite(seconds[arc]);
    }

    int nodeCount() {
        return first.length - 1;
    }

    /** The node to which this key drives. */
    int head(int arc) {
        return (arc & 1) == 0 ? to[arc >> 1] : from[arc >> 1];
    }

    /** Seconds from the place to the edge's last node, infinite where that is not allowed. */
    double leaveByLast(RoadPlace place) {
        return place.atLast() ? 0 : share(2 * place.edge(), place.length() - place.along(), place);
    }

    double leaveByFirst(RoadPlace place) {
        return place.atFirst() ? 0 : share(2 * place.edge() + 1, place.along(), place);
    }

    double arriveFromFirst(RoadPlace place) {
        return place.atFirst() ? 0 : share(2 * place.edge(), place.along(), place);
    }

    double arriveFromLast(RoadPlace place) {
        return place.atLast() ? 0 : share(2 * place.edge() + 1, place.length() - place.along(), place);
    }

    /** Seconds along the edge that holds both, infinite where that is not allowed. */
    double along(RoadPlace start, RoadPlace end) {
        if (start.edge() != end.edge()) {
            return Double.POSITIVE_INFINITY;
        }
        double ahead = end.along() - start.along();
        return share(2 * start.edge() + (ahead < 0 ? 1 : 0), Math.abs(ahead), start);
    }

    private double share(int arc, double part, RoadPlace place) {
        if (part == 0) {
            return 0;
        }
        return seconds[arc] * part / place.length();
    }
}
