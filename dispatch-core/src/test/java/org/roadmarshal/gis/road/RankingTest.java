package org.roadmarshal.gis.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.graphhopper.routing.AStarBidirection;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.storage.index.Snap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.demo.DemoCity;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.testing.SharedData;

/** A thousand units in one tree need as long as each by itself by GraphHopper's own search. In its package, to see the graph. */
class RankingTest {
    private static final int UNITS = 1_000;
    private static final Path ANDORRA = SharedData.file("andorra.osm.pbf");

    @TempDir
    Path directory;

    private final Random random = new Random(4);

    @Test
    void onTheDemoCitysRoads() throws Exception {
        new DemoCity().write(directory, 1);
        compare(directory.resolve("roads.osm"));
    }

    @Test
    void onTheRoadsOfAndorra() throws Exception {
        Assumptions.assumeTrue(Files.isReadable(ANDORRA), "Skipped: there is no " + ANDORRA);
        compare(ANDORRA);
    }

    private void compare(Path file) throws Exception {
        List<Road> roads = new ArrayList<>();
        RoadReader.read(file, roads::add);
        RoadNetwork network = RoadNetwork.build(roads, directory.resolve("network"));
        Lonlat incident = somewhere(network);
        List<Lonlat> units = new ArrayList<>();
        List<RoadPlace> starts = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            units.add(somewhere(network));
            starts.add(network.place(units.get(i), null, 2_000).orElseThrow());
        }
        RoadPlace target = network.place(incident, null, 2_000).orElseThrow();
        ArrivalTree tree = network.arrivals(target, starts, BlockedRoads.NONE);
        int arriving = 0;
        for (int i = 0; i < UNITS; i++) {
            double single = single(network, units.get(i), incident);
            assertThat(tree.seconds(i)).as("unit %d", i).isCloseTo(single, within(1.0));
            if (single < Double.POSITIVE_INFINITY) {
                arriving++;
                assertThat(tree.route(i).orElseThrow().seconds()).isCloseTo(single, within(1 + 0.001 * single));
                assertThat(tree.route(i).orElseThrow().metres())
                        .isCloseTo(tree.metres(i), within(1 + 0.001 * tree.metres(i)));
            }
        }
        assertThat(arriving).isGreaterThan(UNITS / 2);
    }

    /** Within a few hundred metres of some junction. */
    private Lonlat somewhere(RoadNetwork network) {
        int node = random.nextInt(network.nodeCount());
        return new Lonlat(
                network.graph().getNodeAccess().getLon(node) + 0.002 * random.nextGaussian(),
                network.graph().getNodeAccess().getLat(node) + 0.002 * random.nextGaussian());
    }

    private static double single(RoadNetwork network, Lonlat from, Lonlat to) {
        Snap start = network.index().findClosest(from.lat(), from.lon(), EdgeFilter.ALL_EDGES);
        Snap end = network.index().findClosest(to.lat(), to.lon(), EdgeFilter.ALL_EDGES);
        QueryGraph graph = QueryGraph.create(network.graph(), List.of(start, end));
        var path = new AStarBidirection(graph, graph.wrapWeighting(network.weighting()), TraversalMode.NODE_BASED)
                .calcPath(start.getClosestNode(), end.getClosestNode());
        return path.isFound() ? path.getWeight() : Double.POSITIVE_INFINITY;
    }
}
