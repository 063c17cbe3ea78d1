package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * Where a mover was last, and how it moves: WGS-84 degrees.
 *
 * @param agencyId whose it is, which decides who may see it
 * @param at the device's own time
 * @param speedKmh km/h, or null
 * @param courseDeg degrees clockwise from north, or null
 * @param since from when on it moves so; of a parked one, from when on it stands
 * @param alarms the alarm bits of a vehicle's terminal (JT/T 808), set until two fixes in a row come without them; 0 is calm
 */
public record Position(
        @JsonIgnore int org,
        @JsonUnwrapped Mover mover,
        @JsonIgnore long agencyId,
        @JsonProperty("time") Instant at,
        double lon,
        double lat,
        Double speedKmh,
        Double courseDeg,
        Motion motion,
        @JsonProperty("motionSince") Instant since,
        int alarms) {

    public Position ofAgency(long agency) {
        return new Position(org, mover, agency, at, lon, lat, speedKmh, courseDeg, motion, since, alarms);
    }

    public Position in(Motion other, Instant from) {
        return new Position(org, mover, agencyId, at, lon, lat, speedKmh, courseDeg, other, from, alarms);
    }
}
