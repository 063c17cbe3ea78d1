package org.roadmarshal.position.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.position.Source;

/**
 * The last {@value #TIMES} times of each device that this node knows to be stored, so that a fix sent again is mostly known without
 * asking the table. As many devices as are on the register, about 150 bytes each. Not thread-safe.
 */
final class StoredTimes {
    private static final int TIMES = 8;

    private final Map<Sender, Ring> bySender = new HashMap<>();
    private Sender last;
    private Ring lastRing;

    private static final class Ring {
        private final long[] times = new long[TIMES];
        private int count;
    }

    boolean contains(Source source, long atMs) {
        Ring ring = ring(source);
        for (int i = Math.min(ring.count, TIMES) - 1; i >= 0; i--) {
            if (ring.times[i] == atMs) {
                return true;
            }
        }
        return false;
    }

    /** Rows come device by device: mostly it is that of the row before. */
    private Ring ring(Source source) {
        if (last == null || !last.is(source)) {
            last = Sender.of(source);
            lastRing = bySender.computeIfAbsent(last, first -> new Ring());
        }
        return lastRing;
    }

    /** The oldest known of the device are forgotten for them. */
    void add(List<FixRow> rows) {
        for (FixRow row : rows) {
            Ring ring = ring(row.source());
            ring.times[ring.count % TIMES] = row.atMs();
            // Wraps within 2 * TIMES: above TIMES only the place in the ring matters.
            ring.count = ring.count + 1 < 2 * TIMES ? ring.count + 1 : TIMES;
        }
    }
}
