package org.roadmarshal.web;

import java.util.HashMap;
import java.util.Map;
import org.roadmarshal.position.LivePositions;

/** One moment of the live picture. What several ask for is made once; nothing is made that nobody asks for. */
final class Tick {
    /** Older than any change of the picture. */
    static final long NOTHING = -1;

    private final LivePositions positions;
    private final long millis;
    private final boolean census;
    private final Map<Integer, Long> counts = new HashMap<>();
    private final Map<Key, MoverBatch> batches = new HashMap<>();

    private record Key(int org, long since) {}

    /** @param census whether crowds are counted at this tick */
    Tick(LivePositions positions, long millis, boolean census) {
        this.positions = positions;
        this.millis = millis;
        this.census = census;
    }

    long millis() {
        return millis;
    }

    boolean census() {
        return census;
    }

    /** The picture's count; who was shown this tick asks the next one for what changed since. */
    long count(int org) {
        // Once, and before anything is read: what comes in from here on is the next tick's, and nobody's loss.
        return counts.computeIfAbsent(org, positions::count);
    }

    MoverBatch all(int org) {
        return since(org, NOTHING);
    }

    MoverBatch since(int org, long since) {
        return batches.computeIfAbsent(
                new Key(org, since),
                key -> MoverBatch.of(
                        since == NOTHING ? positions.all(org) : positions.changed(org, since, count(org)), millis));
    }
}
