package org.roadmarshal.position.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;

/** What changed, publication by publication, as far back as the last {@value #KEPT}. One thread publishes, any may ask. */
final class Changes {
    private static final int KEPT = 256;

    private final AtomicReferenceArray<Publication> ring = new AtomicReferenceArray<>(KEPT);
    private volatile long count;

    private record Publication(long number, List<Position> positions) {}

    /** @param positions not to be changed any more; each mover once */
    void publish(List<Position> positions) {
        long next = count + 1;
        ring.set((int) (next % KEPT), new Publication(next, positions));
        // Last: who reads the count must find everything up to it.
        count = next;
    }

    long count() {
        return count;
    }

    /** Null where that is too long ago. */
    Collection<Position> between(long after, long upTo) {
        if (upTo - after == 1) {
            return publication(upTo);
        }
        Map<Mover, Position> newest = new LinkedHashMap<>();
        for (long number = after + 1; number <= upTo; number++) {
            List<Position> positions = publication(number);
            if (positions == null) {
                return null;
            }
            positions.forEach(position -> newest.put(position.mover(), position));
        }
        return newest.values();
    }

    private List<Position> publication(long number) {
        Publication kept = ring.get((int) (number % KEPT));
        return kept == null || kept.number != number ? null : kept.positions;
    }
}
