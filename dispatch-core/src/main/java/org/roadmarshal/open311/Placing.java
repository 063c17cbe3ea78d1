package org.roadmarshal.open311;

import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;

/** What becomes of a report that waits: its place, or that it is discarded. */
public record Placing(Location location, Boolean discard) {
    public Placing {
        if ((location == null) == !Boolean.TRUE.equals(discard)) {
            throw DispatchException.invalid("Say either location, or discard: true");
        }
    }
}
