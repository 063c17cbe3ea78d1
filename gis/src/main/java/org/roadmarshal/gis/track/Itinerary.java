package org.roadmarshal.gis.track;

import java.util.List;

/** A track as trips, stops and gaps, each in the order of time. */
public record Itinerary(List<Trip> trips, List<Stop> stops, List<Gap> gaps) {
    /** Driven in all trips. What a receiver drifts while its vehicle stands is not driven. */
    public double metres() {
        return trips.stream().mapToDouble(Trip::metres).sum();
    }
}
