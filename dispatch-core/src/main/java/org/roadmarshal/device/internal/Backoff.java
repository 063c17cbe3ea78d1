package org.roadmarshal.device.internal;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before another try: twice as long each time, with jitter, so that many do not come back at once. Not thread-safe. */
public final class Backoff {
    private final long firstMs;
    private final long mostMs;
    private int tries;

    public Backoff(long firstMs, long mostMs) {
        this.firstMs = firstMs;
        this.mostMs = mostMs;
    }

    /** Milliseconds: between half and the whole of the step, never more than the most. */
    public long next() {
        long step = Math.min(mostMs, firstMs << Math.min(tries++, 30));
        return step / 2 + ThreadLocalRandom.current().nextLong(step / 2 + 1);
    }

    /** It worked. */
    public void reset() {
        tries = 0;
    }
}
