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
    private final long counter;
    private final Map<Key, MoverBatch> batches = new HashMap<>();

    private record Key(int org, long since) {}

    /** @param census whether crowds are counted at this tick */
    Tick(LivePositions positions, long millis, boolean census) {
        this.positions = positions;
        this.millis = millis;
        this.census = census;
        // First: what comes in from here on is the next tick's, and nobody's loss.
        this.counter = positions.counter();
    }

    long millis() {
        return millis;
    }

    boolean census() {
        return census;
    }

    /** The picture's counter; who was shown this tick asks the next one for what changed since. */
    long counter() {
        return counter;
    }

    MoverBatch all(int org) {
        return since(org, NOTHING);
    }

    MoverBatch since(int org, long since) {
        return batches.computeIfAbsent(
                new Key(org, since),
                key -> MoverBatch.of(
                        since == NOTHING ? positions.all(org) : positions.changedSince(org, since), millis));
    }
}
