package org.roadmarshal.position;

import io.vertx.core.Context;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what any thread brings to one event loop, in order, and all that has come meanwhile in one turn: with tens of thousands of
 * fixes a second a turn for each would cost more than what is done in it.
 */
public final class Inbox<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** Then the loop looks at what else there is to do. */
    private static final int AT_ONCE = 2_000;

    private final Context context;
    private final Consumer<T> taker;
    private final ConcurrentLinkedQueue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();

    /** @param context on which the taker hears of each */
    public Inbox(Context context, Consumer<T> taker) {
        this.context = context;
        this.taker = taker;
    }

    /** From any thread. */
    public void add(T what) {
        waiting.add(what);
        if (!due.get() && due.compareAndSet(false, true)) {
            context.runOnContext(turn -> drain());
        }
    }

    private void drain() {
        // Before the queue is looked at: who adds after that look finds it false.
        due.set(false);
        for (int i = 0; i < AT_ONCE; i++) {
            T next = waiting.poll();
            if (next == null) {
                return;
            }
            try {
                taker.accept(next);
            } catch (RuntimeException e) {
                // What comes after it is not to blame.
                LOG.error("{} was not taken in", next, e);
            }
        }
        if (due.compareAndSet(false, true)) {
            context.runOnContext(turn -> drain());
        }
    }
}
