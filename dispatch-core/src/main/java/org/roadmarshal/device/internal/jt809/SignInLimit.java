package org.roadmarshal.device.internal.jt809;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Eight bytes of password are soon guessed: after {@value #TRIES} failures an address is not listened to for ten minutes. */
final class SignInLimit {
    private static final int TRIES = 10;

    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    boolean closedTo(String address) {
        AtomicInteger failed = failures.getIfPresent(address);
        return failed != null && failed.get() >= TRIES;
    }

    void failed(String address) {
        failures.get(address, none -> new AtomicInteger()).incrementAndGet();
    }

    void welcomed(String address) {
        failures.invalidate(address);
    }
}
