package org.roadmarshal.bench;

import java.util.Arrays;

/** Durations, collected. */
final class Times {
    private final long[] nanos;
    private int count;

    Times(int most) {
        nanos = new long[most];
    }

    /** What is more than it was made for is not kept. */
    synchronized void add(long duration) {
        if (count < nanos.length) {
            nanos[count++] = duration;
        }
    }

    int size() {
        return count;
    }

    /** @param share 0.5 is the median. @return milliseconds */
    double percentile(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(share * count))] / 1e6;
    }
}
