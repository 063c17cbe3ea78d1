package org.roadmarshal.timer;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashMap;
import java.util.Map;
import org.roadmarshal.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: looks for what is due, whoever set it, and has it fired. Each kind goes its own way, so that one that takes long
 * holds up no other; of a kind a few batches are under way at once while there are many.
 */
public final class TimerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(TimerVerticle.class);
    private static final long PERIOD_MS = 200;
    /** Of one kind at once. */
    private static final int LANES = 2;

    private static final int BATCH = 100;

    private final Database database;
    private final DueTimers due;
    private final Map<String, Integer> lanes = new HashMap<>();

    /** @param handlers by the timers' kind */
    public TimerVerticle(Database database, Map<String, Timers.Handler> handlers) {
        this.database = database;
        this.due = new DueTimers(handlers);
    }

    @Override
    public Future<?> start() {
        look();
        return Future.succeededFuture();
    }

    private void look() {
        database.read(due::kinds).onComplete(found -> {
            if (found.succeeded()) {
                found.result().forEach(this::open);
            }
            vertx.setTimer(PERIOD_MS, again -> look());
        });
    }

    private void open(String kind) {
        if (lanes.getOrDefault(kind, 0) < LANES) {
            lanes.merge(kind, 1, Integer::sum);
            go(kind);
        }
    }

    private void go(String kind) {
        database.write(handle -> due.fire(handle, kind, BATCH)).onComplete(fired -> {
            if (fired.failed()) {
                LOG.warn("Timers {} did not fire together, so one by one", kind, fired.cause());
                alone(kind, BATCH);
            } else if (fired.result() == BATCH) {
                go(kind);
            } else {
                close(kind);
            }
        });
    }

    /** One a transaction: what fails holds up itself and nobody else. */
    private void alone(String kind, int left) {
        database.write(handle -> due.fireOne(handle, kind)).onComplete(fired -> {
            if (fired.failed() || !fired.result()) {
                close(kind);
            } else if (left > 1) {
                alone(kind, left - 1);
            } else {
                go(kind);
            }
        });
    }

    private void close(String kind) {
        lanes.merge(kind, -1, Integer::sum);
    }
}
