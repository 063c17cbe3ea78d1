package org.roadmarshal.gis.track;

import org.roadmarshal.gis.geo.Earth;

/**
 * Where something was at a time: WGS-84 degrees.
 *
 * @param at Unix ms
 * @param speedKmh km/h as the device told it, or null
 * @param courseDeg degrees clockwise from north, or null
 * @param altitudeM metres, or null
 * @param accuracyM metres, or null
 */
public record TrackPoint(
        long at, double lon, double lat, Double speedKmh, Double courseDeg, Double altitudeM, Double accuracyM) {

    /** Only where and when. */
    public TrackPoint(long at, double lon, double lat) {
        this(at, lon, lat, null, null, null, null);
    }

    public double metresTo(TrackPoint other) {
        return Earth.metres(lon, lat, other.lon, other.lat);
    }
}
