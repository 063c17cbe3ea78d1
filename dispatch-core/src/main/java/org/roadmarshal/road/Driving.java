package org.roadmarshal.road;

import java.util.List;
import org.roadmarshal.gis.road.BlockedRoads;
import org.roadmarshal.gis.road.RoadClosure;
import org.roadmarshal.gis.road.RoadNetwork;

/**
 * The roads as they can be driven now.
 *
 * @param closures that are in force
 * @param blocked what they close of the network
 */
public record Driving(RoadNetwork network, List<RoadClosure> closures, BlockedRoads blocked) {
    static Driving of(RoadNetwork network, List<RoadClosure> closures) {
        return new Driving(network, closures, network.blocked(closures));
    }
}
