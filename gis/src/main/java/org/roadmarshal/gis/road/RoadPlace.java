package org.roadmarshal.gis.road;

import org.roadmarshal.gis.geo.Lonlat;

/**
 * A place on a road of one {@link RoadNetwork}; another network, also a newer one of the same city, does not know it.
 *
 * @param edge of the network
 * @param along metres from the edge's first node
 * @param length of the edge, metres
 * @param place where on the road
 * @param metresAway how far the place asked for is from the road
 */
public record RoadPlace(int edge, double along, double length, Lonlat place, double metresAway) {
    /** A place so near to a junction, metres, stands on it: it may leave by any road there, whatever its own allows. */
    private static final double ON_NODE = 1;

    boolean atFirst() {
        return along < ON_NODE;
    }

    boolean atLast() {
        return length - along < ON_NODE;
    }
}
