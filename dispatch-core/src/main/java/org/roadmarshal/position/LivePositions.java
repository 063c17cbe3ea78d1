package org.roadmarshal.position;

import java.util.Collection;
import java.util.Optional;

/** The newest position of every mover, by the devices' own time, from whichever node it came in. Safe for any thread. */
public interface LivePositions {
    Optional<Position> find(int org, Mover mover);

    Collection<Position> all(int org);

    /** Those whose {@link Position#changed} is above the counter, for senders that go tick by tick. */
    Collection<Position> changedSince(int org, long counter);

    /** The counter as it is now; read it before {@link #changedSince}. */
    long counter();
}
