package org.roadmarshal.gis.road;

import java.util.Arrays;

/** Seconds from node to node by relaxing every edge until nothing changes: slow, and too simple to be wrong. */
final class PlainSearch {
    private PlainSearch() {}

    static double seconds(RoadGraph graph, int from, int to) {
        double[] best = new double[graph.nodeCount()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[from] = 0;
        for (boolean changed = true; changed; ) {
            changed = false;
            for (RoadGraph.Edge edge : graph.edges) {
                double seconds = edge.metres() / (edge.road().kmh() / 3.6);
                changed |= relax(best, edge.from(), edge.to(), seconds);
                changed |= !edge.road().oneway() && relax(best, edge.to(), edge.from(), seconds);
            }
        }
        return best[to];
    }

    private static boolean relax(double[] best, int from, int to, double seconds) {
        if (best[from] + seconds < best[to]) {
            best[to] = best[from] + seconds;
            return true;
        }
        return false;
    }
}
