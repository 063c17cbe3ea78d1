package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Where a unit was last: WGS-84 degrees.
 *
 * @param at the device's own time
 * @param speedKmh km/h, or null
 * @param courseDeg degrees clockwise from north, or null
 * @param changed the live picture's own counter at which this position came in; rises on every node by itself
 */
public record Position(
        @JsonIgnore int org,
        long unitId,
        @JsonProperty("time") Instant at,
        double lon,
        double lat,
        Double speedKmh,
        Double courseDeg,
        @JsonIgnore long changed) {}
