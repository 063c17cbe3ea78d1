package org.roadmarshal.gis.road;

import com.graphhopper.matching.MapMatching;
import com.graphhopper.routing.DijkstraBidirectionRef;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;

/** The ways between the candidates of two places that follow each other: near ones, so a search that wanders off is given up. */
final class NearbyWays implements MapMatching.Router {
    private static final int MOST_NODES = 5_000;

    private final Weighting weighting;

    NearbyWays(Weighting weighting) {
        this.weighting = weighting;
    }

    @Override
    public EdgeFilter getSnapFilter() {
        return EdgeFilter.ALL_EDGES;
    }

    @Override
    public List<Path> calcPaths(QueryGraph graph, int from, int fromOutEdge, int[] to, int[] toInEdges) {
        Weighting wrapped = graph.wrapWeighting(weighting);
        List<Path> paths = new ArrayList<>(to.length);
        for (int i = 0; i < to.length; i++) {
            DijkstraBidirectionRef search = new DijkstraBidirectionRef(graph, wrapped, TraversalMode.EDGE_BASED) {
                @Override
                protected void initCollections(int size) {
                    super.initCollections(50);
                }
            };
            search.setMaxVisitedNodes(MOST_NODES);
            paths.add(search.calcPath(from, to[i], fromOutEdge, toInEdges[i]));
        }
        return paths;
    }

    @Override
    public Weighting getWeighting() {
        return weighting;
    }
}
