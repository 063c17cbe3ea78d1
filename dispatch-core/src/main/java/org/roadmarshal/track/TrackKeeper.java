package org.roadmarshal.track;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One a node: sees to it that every org, also one that came later, has the timer on which {@link TrackKeeping} acts. */
public final class TrackKeeper extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(TrackKeeper.class);

    private final Database database;

    public TrackKeeper(Database database) {
        this.database = database;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(TimeUnit.HOURS.toMillis(1), hour -> timers().onFailure(
                        failure -> LOG.warn("The timers that keep tracks could not be set", failure)));
        return timers();
    }

    private Future<Void> timers() {
        return database.write(handle -> {
            TrackKeeping.ensureTimers(handle);
            return null;
        });
    }
}
