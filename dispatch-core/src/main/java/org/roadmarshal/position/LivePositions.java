package org.roadmarshal.position;

import java.util.Collection;
import java.util.Optional;

/** The newest position of every mover, by the devices' own time, from whichever node it came in. Safe for any thread. */
public interface LivePositions {
    Optional<Position> find(int org, Mover mover);

    Collection<Position> all(int org);

    /**
     * Those that changed, each once, for senders that go from count to count.
     *
     * @param after the count up to which the sender knows all. @param upTo a later one that {@link #count} gave
     */
    Collection<Position> changed(int org, long after, long upTo);

    /** How often changes were published; rises on every node by itself. */
    long count(int org);
}
