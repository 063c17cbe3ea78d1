package org.roadmarshal.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.roadmarshal.kernel.DispatchException;

/**
 * How often somebody may come: a bucket each, full at first, one token a request, refilled evenly. In this node's memory, so that
 * several nodes let through as many times as much. Safe for use from any thread.
 */
public final class TokenBuckets {
    private static final long MOST_BUCKETS = 100_000;
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_BUCKETS)
            .build();

    /** @param nanoTime as {@link System#nanoTime} */
    public TokenBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How full, and when. */
    private record Bucket(double tokens, long at) {}

    /**
     * Takes a token.
     *
     * @param capacity how many may come at once
     * @param perSecond how many more every second
     * @throws DispatchException TOO_MANY_REQUESTS with the seconds until there is one again
     */
    public void take(Object who, int capacity, double perSecond) {
        long now = nanoTime.getAsLong();
        double[] lacking = {0};
        buckets.asMap().compute(who, (same, before) -> {
            double tokens = before == null
                    ? capacity
                    : Math.min(capacity, before.tokens + (now - before.at) / NANOS * perSecond);
            lacking[0] = 1 - tokens;
            return new Bucket(tokens >= 1 ? tokens - 1 : tokens, now);
        });
        if (lacking[0] > 0) {
            throw DispatchException.tooMany(
                    "Too many requests; wait a moment", Math.max(1, (int) Math.ceil(lacking[0] / perSecond)));
        }
    }
}
