package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * Where a mover was last: WGS-84 degrees.
 *
 * @param agencyId whose it is, which decides who may see it
 * @param at the device's own time
 * @param speedKmh km/h, or null
 * @param courseDeg degrees clockwise from north, or null
 * @param changed the live picture's own counter at which this position came in; rises on every node by itself
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
        @JsonIgnore long changed) {

    public Position ofAgency(long agency) {
        return new Position(org, mover, agency, at, lon, lat, speedKmh, courseDeg, changed);
    }

    public Position changedAt(long count) {
        return new Position(org, mover, agencyId, at, lon, lat, speedKmh, courseDeg, count);
    }
}
