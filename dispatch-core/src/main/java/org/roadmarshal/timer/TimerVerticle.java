package org.roadmarshal.timer;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One a node: claims what is due, whoever set it, and acts in the same transaction. */
public final class TimerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(TimerVerticle.class);
    private static final long PERIOD_MS = 200;
    /** A timer whose handler fails is tried again after this, and does not hold up the others. */
    private static final int RETRY_SECONDS = 30;

    private final Database database;
    private final Map<String, Timers.Handler> handlers;

    /** @param handlers by the timers' kind */
    public TimerVerticle(Database database, Map<String, Timers.Handler> handlers) {
        this.database = database;
        this.handlers = Map.copyOf(handlers);
    }

    @Override
    public Future<?> start() {
        next();
        return Future.succeededFuture();
    }

    private void next() {
        database.write(this::fireOne).onComplete(fired -> {
            if (fired.succeeded() && fired.result()) {
                next();
            } else {
                vertx.setTimer(PERIOD_MS, again -> next());
            }
        });
    }

    /** @return whether one was due */
    private boolean fireOne(Handle handle) throws SQLException {
        Optional<Timer> due = claim(handle);
        if (due.isPresent()) {
            handle.savepoint("due");
            fire(handle, due.get());
        }
        return due.isPresent();
    }

    private void fire(Handle handle, Timer timer) {
        try {
            Timers.Handler handler = handlers.get(timer.kind());
            if (handler == null) {
                throw new IllegalStateException("Nobody handles timers of kind " + timer.kind());
            }
            Journal.inside(handle, timer.org(), Actor.SYSTEM, transaction -> {
                handler.fire(transaction, timer);
                return timer;
            });
            handle.createUpdate("delete from timer where org = :org and id = :id")
                    .bindMethods(timer)
                    .execute();
        } catch (SQLException | RuntimeException e) {
            LOG.error("Timer {} {} of {} failed", timer.kind(), timer.id(), timer.subjectId(), e);
            handle.rollbackToSavepoint("due");
            handle.createUpdate(
                            "update timer set due_at = now() + :later * interval '1 second' where org = :org and id = :id")
                    .bind("later", RETRY_SECONDS)
                    .bindMethods(timer)
                    .execute();
        }
    }

    private static Optional<Timer> claim(Handle handle) {
        return handle.createQuery("""
                        select org, id, kind, subject_id, due_at, data from timer
                        where due_at <= now() order by due_at limit 1 for update skip locked""")
                .map((row, context) -> new Timer(
                        row.getInt("org"),
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getLong("subject_id"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getString("data")))
                .findOne();
    }
}
