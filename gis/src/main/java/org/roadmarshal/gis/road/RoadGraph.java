package org.roadmarshal.gis.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/**
 * The network of roads: nodes where roads meet or end, edges between them. Immutable, safe for use by many threads.
 * Roads meet where they share a vertex exactly, as ways of an OpenStreetMap file do.
 */
public final class RoadGraph {
    final List<Edge> edges;
    final List<Lonlat> nodes;
    /** Edges that touch a node, by node. */
    final int[][] touching;

    /** No edge is faster than this, metres a second: the bound that the path search may rely on. */
    final double topSpeed;

    private final STRtree index = new STRtree();

    /** A stretch of road between two nodes. Traffic may go from its first node to its last, and back unless oneway. */
    record Edge(int id, int from, int to, Road road, LineString line, double metres) {}

    private RoadGraph(List<Lonlat> nodes, List<Edge> edges) {
        this.nodes = List.copyOf(nodes);
        this.edges = List.copyOf(edges);
        this.touching = touching(nodes.size(), edges);
        this.topSpeed = edges.stream()
                .mapToDouble(edge -> edge.road().kmh() / 3.6)
                .max()
                .orElse(1);
        edges.forEach(edge -> index.insert(edge.line().getEnvelopeInternal(), edge));
        index.build();
    }

    public static RoadGraph of(Iterable<Road> roads) {
        return new Builder(roads).build();
    }

    public int nodeCount() {
        return nodes.size();
    }

    public int edgeCount() {
        return edges.size();
    }

    /**
     * The nearest point of any road.
     *
     * @param metres how far to look, at most
     */
    public Optional<Snap> nearest(Lonlat place, double metres) {
        for (double reach = Math.min(100, metres); ; reach = Math.min(4 * reach, metres)) {
            Snap best = nearestWithin(place, reach);
            if (best != null) {
                return Optional.of(best);
            }
            if (reach >= metres) {
                return Optional.empty();
            }
        }
    }

    /** The fastest way by car between two points of the network; empty when none leads there. */
    public Optional<Route> fastest(Snap from, Snap to) {
        return new PathSearch(this, from, to).run();
    }

    /** The fastest way between the road points nearest to two places, each within 2 km of a road. */
    public Optional<Route> fastest(Lonlat from, Lonlat to) {
        return nearest(from, 2000).flatMap(start -> nearest(to, 2000).flatMap(end -> fastest(start, end)));
    }

    private Snap nearestWithin(Lonlat place, double reach) {
        double lonReach = Earth.longitudeDegrees(reach, place.lat());
        double latReach = Earth.latitudeDegrees(reach);
        Envelope box = new Envelope(place.toCoordinate());
        box.expandBy(lonReach, latReach);
        Snap best = null;
        for (Object found : index.query(box)) {
            Snap snap = Snap.onto((Edge) found, place);
            if (snap.metresAway() <= reach && (best == null || snap.metresAway() < best.metresAway())) {
                best = snap;
            }
        }
        return best;
    }

    private static int[][] touching(int nodeCount, List<Edge> edges) {
        int[] degree = new int[nodeCount];
        for (Edge edge : edges) {
            degree[edge.from()]++;
            degree[edge.to()]++;
        }
        int[][] touching = new int[nodeCount][];
        for (int node = 0; node < nodeCount; node++) {
            touching[node] = new int[degree[node]];
        }
        for (Edge edge : edges) {
            touching[edge.from()][--degree[edge.from()]] = edge.id();
            touching[edge.to()][--degree[edge.to()]] = edge.id();
        }
        return touching;
    }

    /** Splits the roads where they meet: at every vertex that is an end, or that occurs more than once; and rings in the middle. */
    private static final class Builder {
        private final Iterable<Road> roads;
        private final Map<Coordinate, Integer> uses = new HashMap<>();
        private final Map<Coordinate, Integer> nodeIds = new HashMap<>();
        private final List<Lonlat> nodes = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        Builder(Iterable<Road> roads) {
            this.roads = roads;
        }

        RoadGraph build() {
            for (Road road : roads) {
                for (Coordinate vertex : road.line().getCoordinates()) {
                    uses.merge(vertex, 1, Integer::sum);
                }
            }
            roads.forEach(this::split);
            return new RoadGraph(nodes, edges);
        }

        private void split(Road road) {
            Coordinate[] vertices = road.line().getCoordinates();
            int start = 0;
            for (int i = 1; i < vertices.length; i++) {
                if (i == vertices.length - 1 || uses.get(vertices[i]) > 1) {
                    part(road, Arrays.copyOfRange(vertices, start, i + 1));
                    start = i;
                }
            }
        }

        /** Of a ring two edges: an edge has two ends. */
        private void part(Road road, Coordinate[] vertices) {
            int last = vertices.length - 1;
            if (last > 1 && vertices[0].equals2D(vertices[last])) {
                add(road, Arrays.copyOfRange(vertices, 0, last / 2 + 1));
                add(road, Arrays.copyOfRange(vertices, last / 2, last + 1));
            } else {
                add(road, vertices);
            }
        }

        private void add(Road road, Coordinate[] vertices) {
            LineString line = Wgs84.line(vertices);
            int from = node(vertices[0]);
            int to = node(vertices[vertices.length - 1]);
            edges.add(new Edge(edges.size(), from, to, road, line, Lines.metres(line)));
        }

        private int node(Coordinate vertex) {
            return nodeIds.computeIfAbsent(vertex, key -> {
                nodes.add(Lonlat.of(key));
                return nodes.size() - 1;
            });
        }
    }
}
