package org.roadmarshal.track;

import java.time.Instant;
import org.roadmarshal.position.Mover;

/** Where a mover was last heard of. @param name callsign or plate @param at by its own clock */
public record Whereabouts(
        Mover.Kind kind, long id, String name, Instant at, double lon, double lat, Double speedKmh, Double courseDeg) {}
