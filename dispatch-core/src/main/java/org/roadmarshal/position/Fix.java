package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a device says about where it was: WGS-84 degrees.
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

    /** A clock that runs this much ahead is wrong, and would hide every right fix that follows. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** A phone may have been out of reach for days; what is older than this is a clock that was never set. */
    static final Duration BEHIND = Duration.ofDays(30);

    public Fix {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Without telemetry. */
    public Fix(
            Instant at, double lon, double lat, Double speedKmh, Double courseDeg, Double altitudeM, Double accuracyM) {
        this(at, lon, lat, speedKmh, courseDeg, altitudeM, accuracyM, null);
    }

    /** Why it is not taken, for people; empty where it is. */
    public Optional<String> fault(Instant now) {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            return Optional.of("%s, %s is no place on the earth".formatted(lon, lat));
        }
        if (lon == 0 && lat == 0) {
            return Optional.of("0, 0 is what a receiver says that has no position");
        }
        if (at.isAfter(now.plus(AHEAD))) {
            return Optional.of("The device's time %s lies ahead of the server's %s".formatted(at, now));
        }
        if (at.isBefore(now.minus(BEHIND))) {
            return Optional.of("The fix of %s is more than %d days old".formatted(at, BEHIND.toDays()));
        }
        return Optional.empty();
    }
}
