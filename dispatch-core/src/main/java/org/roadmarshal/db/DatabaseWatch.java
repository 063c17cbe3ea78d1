package org.roadmarshal.db;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database once a second whether it is there, and tells those who want to know when the answer changes. */
public final class DatabaseWatch extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final long PERIOD_MS = 1_000;

    private final Database database;
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();
    private volatile boolean up = true;

    public DatabaseWatch(Database database) {
        this.database = database;
    }

    /** Call before deployment; the listener is called on this verticle's event loop. */
    public void onChange(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    public boolean isUp() {
        return up;
    }

    @Override
    public Future<?> start() {
        probe();
        return Future.succeededFuture();
    }

    private void probe() {
        database.read(handle ->
                        handle.createQuery("select 1").mapTo(Integer.class).one())
                .onComplete(answer -> {
                    tell(answer.succeeded());
                    vertx.setTimer(PERIOD_MS, again -> probe());
                });
    }

    private void tell(boolean now) {
        if (now != up) {
            up = now;
            LOG.warn("The database is {}", now ? "back" : "gone; writes are refused until it is back");
            listeners.forEach(listener -> listener.accept(now));
        }
    }
}
