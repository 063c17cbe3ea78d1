package org.roadmarshal.bench;

import java.util.Arrays;

/** How long things took, by the millisecond. */
final class Lags {
    private final int[] counts = new int[120_000];
    private int all;

    void add(long nanos) {
        counts[(int) Math.min(counts.length - 1L, nanos / 1_000_000)]++;
        all++;
    }

    /** @param share 0.5 is the median. @return milliseconds; 0 where there was none */
    int percentile(double share) {
        int rest = (int) (share * all);
        int ms = 0;
        while (ms < counts.length - 1 && counts[ms] <= rest) {
            rest -= counts[ms++];
        }
        return all == 0 ? 0 : ms;
    }

    void clear() {
        Arrays.fill(counts, 0);
        all = 0;
    }
}
