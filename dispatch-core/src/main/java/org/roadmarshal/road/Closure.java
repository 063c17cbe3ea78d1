package org.roadmarshal.road;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.roadmarshal.kernel.Named;

/**
 * Roads that are closed for a while.
 *
 * @param geometry GeoJSON: an area, a line across or along roads, or a point on one
 * @param courseDeg only for traffic that runs so, degrees from north; null for both directions
 */
public record Closure(
        long id,
        @JsonRawValue String geometry,
        Double courseDeg,
        String reason,
        Instant from,
        Instant until,
        ClosureState state,
        Named createdBy,
        int version) {}
