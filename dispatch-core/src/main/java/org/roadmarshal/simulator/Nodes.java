package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The servers: one is asked until it fails, then the next. Waiting grows with each failure in a row, and is never in step. */
final class Nodes {
    private static final long FIRST_MS = 250;
    private static final long LONGEST_MS = 10_000;

    private final Vertx vertx;
    private final List<URI> all;
    private final Random random;
    private int current;

    Nodes(Vertx vertx, List<URI> all, long seed) {
        this.vertx = vertx;
        this.all = List.copyOf(all);
        this.random = new Random(seed);
    }

    URI current() {
        return all.get(current);
    }

    /** @param node the one that failed; where another is asked already, nothing changes */
    void failed(URI node) {
        if (current().equals(node)) {
            current = (current + 1) % all.size();
        }
    }

    /** @param failures how many there were in a row, 1 or more */
    Future<Void> pause(int failures) {
        long most = Math.min(LONGEST_MS, FIRST_MS << Math.min(failures, 10));
        return vertx.timer(most / 2 + random.nextLong(most / 2 + 1), TimeUnit.MILLISECONDS)
                .mapEmpty();
    }
}
