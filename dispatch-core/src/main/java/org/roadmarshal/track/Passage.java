package org.roadmarshal.track;

import java.time.Instant;
import org.roadmarshal.position.Mover;

/**
 * A mover that was near a place, where it came closest by its fixes.
 *
 * @param distanceM metres from the place
 * @param first time of its first fix within the radius
 * @param last time of its last
 */
public record Passage(
        Mover.Kind kind,
        long id,
        String name,
        Instant time,
        double lon,
        double lat,
        double distanceM,
        Instant first,
        Instant last) {}
