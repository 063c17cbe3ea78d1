package org.roadmarshal.joint.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roadmarshal.kernel.DispatchException;

/**
 * So many within a minute, by this node's memory: it keeps load away, while what keeps guessing away is the length of a signature.
 * Safe for any thread.
 */
final class Tries {
    private static final long WINDOW = Duration.ofMinutes(1).toMillis();
    /** Of how many it keeps count; beyond them the oldest is forgotten. */
    private static final int KEPT = 10_000;

    private final int most;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > KEPT;
        }
    };

    private static final class Window {
        private final long since;
        private int count;

        private Window(long since) {
            this.since = since;
        }
    }

    Tries(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** @throws DispatchException TOO_MANY_REQUESTS where there is no room for one more */
    synchronized void requireRoom(String who) {
        Window window = windows.get(who);
        long left = window == null ? 0 : window.since + WINDOW - clock.millis();
        if (left > 0 && window.count >= most) {
            throw DispatchException.tooMany("Too many requests", (int) (left / 1000 + 1));
        }
    }

    /** Whether something was counted of them lately. */
    synchronized boolean knows(String who) {
        return windows.containsKey(who);
    }

    synchronized void count(String who) {
        long now = clock.millis();
        Window window = windows.get(who);
        if (window == null || window.since + WINDOW <= now) {
            windows.remove(who);
            window = new Window(now);
            windows.put(who, window);
        }
        window.count++;
    }
}
