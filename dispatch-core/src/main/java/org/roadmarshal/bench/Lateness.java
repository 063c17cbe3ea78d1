package org.roadmarshal.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How late each of so many fired. Safe for use from any thread. */
final class Lateness {
    private final Times times;
    private final CountDownLatch left;
    private long first = Long.MAX_VALUE;
    private long last;

    Lateness(int count) {
        this.times = new Times(count);
        this.left = new CountDownLatch(count);
    }

    /** Now. @param due Unix milliseconds */
    synchronized void fired(long due) {
        long now = System.currentTimeMillis();
        times.add(TimeUnit.MILLISECONDS.toNanos(now - due));
        first = Math.min(first, now);
        last = Math.max(last, now);
        left.countDown();
    }

    boolean isComplete() {
        return left.getCount() == 0;
    }

    void await(int seconds) throws InterruptedException {
        if (!left.await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(left.getCount() + " did not fire");
        }
    }

    /** @param share 0.5 is the median. @return milliseconds */
    double at(double share) {
        return times.percentile(share);
    }

    /** From the first to the last. */
    synchronized double perSecond() {
        return times.size() * 1000.0 / Math.max(1, last - first);
    }
}
