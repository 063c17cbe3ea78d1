package org.roadmarshal.gis.road;

import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.ev.IntEncodedValue;
import com.graphhopper.routing.ev.IntEncodedValueImpl;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.weighting.SpeedWeighting;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.search.KVStorage;
import com.graphhopper.search.KVStorage.KValue;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.RAMDirectory;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * The roads as GraphHopper's graph: kept in a directory, read from it in a moment, held in memory. Immutable, safe for use by many
 * threads; nothing needs closing.
 */
public final class RoadNetwork {
    /** Of what stands in the directory. One of another form is not read but built anew: keep it in the directory's name. */
    public static final int FORM = 1;

    private static final String NAME = "name";
    private static final String REF = "ref";
    /** Metres a second in steps of 0.02, up to 81; nought against a one-way street. */
    private static final int SPEED_BITS = 12;

    private static final double SPEED_STEP = 0.02;
    private static final int WAY_BITS = 31;

    private final DecimalEncodedValue speed = new DecimalEncodedValueImpl("speed", SPEED_BITS, SPEED_STEP, true);
    private final IntEncodedValue way = new IntEncodedValueImpl("way", WAY_BITS, false);
    private final EncodingManager encoding =
            EncodingManager.start().add(speed).add(way).build();
    private final Weighting weighting = new SpeedWeighting(speed);
    private final BaseGraph graph;
    private LocationIndexTree index;
    private DrivingGraph driving;

    private RoadNetwork(Path directory) {
        graph = new BaseGraph.Builder(encoding)
                .setDir(new RAMDirectory(directory.toString(), true))
                .build();
    }

    /**
     * Makes a network of roads, which meet where they share a vertex, and writes it down.
     *
     * @param directory must be empty
     */
    public static RoadNetwork build(Iterable<Road> roads, Path directory) {
        RoadNetwork network = new RoadNetwork(directory);
        network.fill(RoadGraph.of(roads));
        network.graph.flush();
        network.index.flush();
        network.driving = new DrivingGraph(network.graph, network.speed);
        return network;
    }

    /** @throws IOException where no network, or no whole one, was written down there */
    public static RoadNetwork load(Path directory) throws IOException {
        RoadNetwork network = new RoadNetwork(directory);
        try {
            if (network.graph.loadExisting()) {
                network.index = network.newIndex();
                if (network.index.loadExisting()) {
                    network.driving = new DrivingGraph(network.graph, network.speed);
                    return network;
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("The road network in " + directory + " cannot be read: " + e.getMessage(), e);
        }
        throw new IOException("There is no road network in " + directory);
    }

    private void fill(RoadGraph roads) {
        graph.create(Math.max(100, roads.edgeCount()));
        for (int node = 0; node < roads.nodeCount(); node++) {
            Lonlat place = roads.nodes.get(node);
            graph.getNodeAccess().setNode(node, place.lat(), place.lon());
        }
        roads.edges.forEach(this::add);
        graph.freeze();
        index = newIndex();
        index.prepareIndex();
    }

    /** It takes the bounds of what is in the graph by then. */
    private LocationIndexTree newIndex() {
        return new LocationIndexTree(graph, graph.getDirectory());
    }

    private void add(RoadGraph.Edge edge) {
        Road road = edge.road();
        double metresASecond = road.kmh() / 3.6;
        EdgeIteratorState added = graph.edge(edge.from(), edge.to())
                .setDistance(edge.metres())
                .set(speed, metresASecond, road.oneway() ? 0 : metresASecond)
                .set(way, (int) road.wayId());
        LineString line = edge.line();
        if (line.getNumPoints() > 2) {
            added.setWayGeometry(between(line));
        }
        Map<String, KValue> texts = new HashMap<>();
        text(texts, NAME, road.name());
        text(texts, REF, road.ref());
        if (!texts.isEmpty()) {
            added.setKeyValues(texts);
        }
    }

    private static PointList between(LineString line) {
        PointList between = new PointList(line.getNumPoints() - 2, false);
        for (int i = 1; i < line.getNumPoints() - 1; i++) {
            Coordinate vertex = line.getCoordinateN(i);
            between.add(vertex.y, vertex.x);
        }
        return between;
    }

    private static void text(Map<String, KValue> texts, String key, String value) {
        if (value != null && !value.isBlank()) {
            texts.put(key, new KValue(KVStorage.cutString(value)));
        }
    }

    public int nodeCount() {
        return graph.getNodes();
    }

    public int edgeCount() {
        return graph.getEdges();
    }

    /**
     * Lays a track onto the roads that it most probably drove. What cannot be matched is left as a gap.
     *
     * @param track in the order of time
     * @param sigmaM metres by which a place may be off; at least four times the noise that is usual, as the search takes one place in
     *     every two sigmas and looks no farther than two for a road
     */
    public MatchedTrack match(List<TrackPoint> track, double sigmaM) {
        return new TrackMatcher(this, track, sigmaM).run();
    }

    /**
     * The nearest place on a road.
     *
     * @param course of the vehicle, degrees from north, or null: then a road near by whose traffic runs so is preferred
     * @param metres how far to look, at most
     */
    public Optional<RoadPlace> place(Lonlat asked, Double course, double metres) {
        return new PlaceFinder(this).find(asked, course, metres);
    }

    /** How long each of many places needs to one, all at once. Blocks for as long as a search over the network takes. */
    public ArrivalTree arrivals(RoadPlace target, List<RoadPlace> starts, BlockedRoads blocked) {
        return new ArrivalTree(this, target, starts, blocked);
    }

    /**
     * Who starts at any of these places, how far they come.
     *
     * @param most seconds
     */
    public Reach reach(List<RoadPlace> starts, double most, BlockedRoads blocked) {
        return new Reach(this, starts, most, blocked);
    }

    /** Which edges some closures close. */
    public BlockedRoads blocked(Iterable<RoadClosure> closures) {
        return new ClosedEdges(this).of(closures);
    }

    DrivingGraph driving() {
        return driving;
    }

    /** Metres of an edge, as the places on it measure it. */
    public double length(int edge) {
        return driving.metres[edge];
    }

    /** From its first node to its last. */
    public LineString line(int edge) {
        return line(graph.getEdgeIteratorState(edge, Integer.MIN_VALUE).fetchWayGeometry(FetchMode.ALL));
    }

    static LineString line(PointList points) {
        Coordinate[] line = new Coordinate[points.size()];
        for (int i = 0; i < line.length; i++) {
            line[i] = new Coordinate(points.getLon(i), points.getLat(i));
        }
        return Wgs84.line(line);
    }

    /** A part of an edge, driven from one distance along it to another. */
    Route.Leg leg(int edge, double fromMetres, double toMetres) {
        LineString line = line(edge);
        double scale = driving.metres[edge] == 0 ? 1 : Lines.metres(line) / driving.metres[edge];
        int key = 2 * edge + (toMetres < fromMetres ? 1 : 0);
        // At a junction a one-way street may be left backwards for less than a metre.
        float seconds = Float.isInfinite(driving.seconds[key]) ? driving.seconds[key ^ 1] : driving.seconds[key];
        double kmh = seconds == 0 ? 1 : 3.6 * driving.metres[edge] / seconds;
        return new Route.Leg(Lines.slice(line, fromMetres * scale, toMetres * scale), kmh);
    }

    BaseGraph graph() {
        return graph;
    }

    LocationIndexTree index() {
        return index;
    }

    Weighting weighting() {
        return weighting;
    }

    /** What an edge of the graph, or a piece of one, is called. */
    MatchedTrack.Stretch stretch(EdgeIteratorState edge, double metres) {
        return new MatchedTrack.Stretch(
                edge.get(way), (String) edge.getValue(REF), (String) edge.getValue(NAME), metres);
    }
}
