package org.roadmarshal.coverage;

import java.util.BitSet;
import java.util.List;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.RoadNetwork;

/** How much each stretch of road matters: its length, and as many kilometres more for each incident of the last year on it. */
final class Weights {
    private static final double EACH_INCIDENT_KM = 5;
    private static final double ON_ROAD_M = 300;

    private final RoadNetwork network;
    private final int[] incidents;

    Weights(RoadNetwork network, List<Lonlat> past) {
        this.network = network;
        this.incidents = new int[network.edgeCount()];
        for (Lonlat place : past) {
            network.place(place, null, ON_ROAD_M).ifPresent(found -> incidents[found.edge()]++);
        }
    }

    int incidents(int edge) {
        return incidents[edge];
    }

    double km(BitSet edges) {
        return edges.stream().mapToDouble(network::length).sum() / 1000;
    }

    double of(int edge) {
        return network.length(edge) / 1000 + EACH_INCIDENT_KM * incidents[edge];
    }

    double sum(BitSet edges) {
        return edges.stream().mapToDouble(this::of).sum();
    }
}
