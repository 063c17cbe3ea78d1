package org.roadmarshal.radar;

import java.util.List;

/**
 * The places of the radar in the order in which they are visited with the least driving.
 *
 * @param byRoad whether the road network was asked; else as the crow flies, times 1.3, at 40 km/h
 * @param seconds of driving altogether, from the unit where one was named, else from the first place
 */
public record RadarRoute(boolean byRoad, long seconds, List<Stop> stops) {
    /**
     * @param seconds of driving from the one before; 0 at a first place that the patrol begins at
     * @param extraSeconds by how much longer the way is than without this place: how far it is from lying on the way
     */
    public record Stop(RadarPlace place, long seconds, long extraSeconds) {}
}
