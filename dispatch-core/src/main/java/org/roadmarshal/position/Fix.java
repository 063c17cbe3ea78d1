package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a device says about where it was, right or wrong: WGS-84 degrees.
 *
 * @param at the device's own time, kept to the millisecond; together with the device it is the fix's identity
 * @param speedKmh km/h, or null
 * @param courseDeg degrees clockwise from north, or null
 * @param altitudeM metres, or null
 * @param accuracyM metres, or null
 * @param telemetry of a vehicle's terminal, or null
 */
public record Fix(
        @JsonProperty("time") Instant at,
        double lon,
        double lat,
        Double speedKmh,
        Double courseDeg,
        Double altitudeM,
        Double accuracyM,
        Telemetry telemetry) {

    public Fix {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Without telemetry. */
    public Fix(
            Instant at, double lon, double lat, Double speedKmh, Double courseDeg, Double altitudeM, Double accuracyM) {
        this(at, lon, lat, speedKmh, courseDeg, altitudeM, accuracyM, null);
    }
}
