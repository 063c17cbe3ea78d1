package org.roadmarshal.history;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One a node: sees to it that every org, also one that came later, has the timer on which {@link Keyframes} acts. */
public final class KeyframeKeeper extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(KeyframeKeeper.class);

    private final Database database;

    public KeyframeKeeper(Database database) {
        this.database = database;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(TimeUnit.HOURS.toMillis(1), hour -> timers());
        return timers();
    }

    /** Without them the picture is only slower. */
    private Future<Void> timers() {
        return database.write(handle -> {
                    Keyframes.ensureTimers(handle);
                    return (Void) null;
                })
                .otherwise(failure -> {
                    LOG.warn("The timers of keyframes could not be set", failure);
                    return null;
                });
    }
}
