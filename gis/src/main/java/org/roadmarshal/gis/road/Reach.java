package org.roadmarshal.gis.road;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.roadmarshal.gis.geo.Wgs84;

/**
 * Which roads can be reached within a time. An edge, from junction to junction, is taken as a whole: it is reached when its middle is.
 * Immutable.
 */
public final class Reach {
    private final RoadNetwork network;
    private final DrivingGraph graph;
    private final List<RoadPlace> starts;
    private final Spread spread;
    private final BitSet started = new BitSet();

    Reach(RoadNetwork network, List<RoadPlace> starts, double most, BlockedRoads blocked) {
        this.network = network;
        this.graph = network.driving();
        this.starts = starts;
        this.spread = new Spread(graph, false, blocked);
        for (RoadPlace start : starts) {
            spread.begin(start);
            started.set(start.edge());
        }
        while (spread.frontier() <= most) {
            spread.settle();
        }
    }

    /** Seconds to the middle of the edge; infinite where it is not reached. */
    private double seconds(int edge) {
        if (started.get(edge)) {
            return 0;
        }
        double onward = spread.best[graph.from[edge]] + graph.seconds[2 * edge] / 2;
        double back = spread.best[graph.to[edge]] + graph.seconds[2 * edge + 1] / 2;
        return Math.min(onward, back);
    }

    /** Seconds to a place on a road; infinite where it is not reached. */
    public double seconds(RoadPlace place) {
        double onward = spread.best[graph.from[place.edge()]] + graph.arriveFromFirst(place);
        double back = spread.best[graph.to[place.edge()]] + graph.arriveFromLast(place);
        double along = starts.stream()
                .mapToDouble(start -> graph.along(start, place))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return Math.min(along, Math.min(onward, back));
    }

    /** The edges that are reached within so many seconds. */
    public BitSet edges(double most) {
        BitSet reached = new BitSet(graph.from.length);
        for (int edge = 0; edge < graph.from.length; edge++) {
            if (seconds(edge) <= most) {
                reached.set(edge);
            }
        }
        return reached;
    }

    /** The roads that are reached after the first time and until the second, seconds. */
    public MultiLineString roads(double after, double until) {
        List<LineString> lines = new ArrayList<>();
        for (int edge = 0; edge < graph.from.length; edge++) {
            double seconds = seconds(edge);
            if (seconds <= until && (seconds > after || after == 0)) {
                lines.add(network.line(edge));
            }
        }
        return Wgs84.FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
    }
}
