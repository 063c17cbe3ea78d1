package org.roadmarshal.journal;

import io.vertx.core.Future;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.kernel.Actor;

/** The way in for facts. Safe for use from any thread. */
public final class Journal {
    private final Database database;
    private volatile Runnable afterCommit = () -> {};

    public Journal(Database database) {
        this.database = database;
    }

    /**
     * Runs work in one transaction; what it appends is in the journal if and only if the transaction commits.
     *
     * @return the work's result, after the commit
     */
    public <T> Future<T> commit(int org, Actor actor, Work<T> work) {
        return database.write(handle -> within(handle, org, actor, work), this::committed)
                .map(Done::result);
    }

    /** The same within a transaction that is already open; the caller's commit is then found by the sealer's next look. */
    public static <T> T inside(Handle handle, int org, Actor actor, Work<T> work) throws SQLException {
        return within(handle, org, actor, work).result;
    }

    private static <T> Done<T> within(Handle handle, int org, Actor actor, Work<T> work) throws SQLException {
        Transaction transaction = new Transaction(handle, org, actor);
        return new Done<>(work.apply(transaction), transaction);
    }

    private void committed(Done<?> done) {
        if (done.transaction.hasAppended()) {
            afterCommit.run();
        }
    }

    /** Called after each commit that appended, so that the sealer need not wait for its next look. */
    void hurry(Runnable sealer) {
        afterCommit = sealer;
    }

    @FunctionalInterface
    public interface Work<T> {
        T apply(Transaction transaction) throws SQLException;
    }

    private record Done<T>(T result, Transaction transaction) {}
}
