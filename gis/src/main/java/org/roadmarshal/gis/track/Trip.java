package org.roadmarshal.gis.track;

/**
 * A way between two stops, two gaps, or the ends of what was looked at.
 *
 * @param metres driven, by the rules of {@link Driven}
 * @param maxKmh the highest speed that the device told; by way and time where it told none
 */
public record Trip(TrackPoint start, TrackPoint end, double metres, double maxKmh) {
    public double averageKmh() {
        return Driven.kmh(metres, end.at() - start.at());
    }
}
