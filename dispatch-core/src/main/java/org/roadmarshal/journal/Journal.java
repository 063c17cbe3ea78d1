package org.roadmarshal.journal;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.kernel.Actor;

/** The way in for facts. Safe for use from any thread. */
public final class Journal {
    private final Database database;
    /** Null as long as nobody would hand on what a commit seals: it is then left to whoever does. */
    private volatile Listener listener;

    public Journal(Database database) {
        this.database = database;
    }

    /**
     * Runs work in one transaction; what it appends is in the journal if and only if the transaction commits.
     *
     * @return the work's result, after the commit
     */
    public <T> Future<T> commit(int org, Actor actor, Work<T> work) {
        return database.write(
                        handle -> {
                            Listener told = listener;
                            Transaction transaction = new Transaction(handle, org, actor);
                            T result = work.apply(transaction);
                            List<Fact> sealed = told == null ? List.of() : transaction.seal();
                            transaction.store();
                            return new Done<>(result, told, sealed, transaction.hasStored());
                        },
                        Journal::committed)
                .map(Done::result);
    }

    /** The same within a transaction that is already open; the caller's commit is then found by the sealer's next look. */
    public static <T> T inside(Handle handle, int org, Actor actor, Work<T> work) throws SQLException {
        Transaction transaction = new Transaction(handle, org, actor);
        T result = work.apply(transaction);
        transaction.store();
        return result;
    }

    private static void committed(Done<?> done) {
        if (!done.sealed.isEmpty()) {
            done.told.sealed.accept(done.sealed);
        }
        if (done.stored && done.told != null) {
            done.told.stored.run();
        }
    }

    /** Told after each commit, on the thread of its work. */
    void tell(Listener whoever) {
        listener = whoever;
    }

    /**
     * @param sealed hears what was sealed by a commit, in order
     * @param stored is told that there is something to be sealed, so that the sealer need not wait for its next look
     */
    record Listener(Consumer<List<Fact>> sealed, Runnable stored) {}

    @FunctionalInterface
    public interface Work<T> {
        T apply(Transaction transaction) throws SQLException;
    }

    private record Done<T>(T result, Listener told, List<Fact> sealed, boolean stored) {}
}
