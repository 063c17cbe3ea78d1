package org.roadmarshal.timer;

import java.sql.SQLException;
import java.time.Instant;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Json;

/** Sets and takes back timers, inside the transaction that gives the reason. */
public final class Timers {
    private Timers() {}

    /** @param data what the handler will want to know; an object */
    public static void set(Transaction transaction, String kind, long subjectId, Instant dueAt, Object data) {
        transaction
                .handle()
                .createUpdate("""
                        insert into timer (org, kind, subject_id, due_at, data)
                        values (:org, :kind, :subjectId, :dueAt, cast(:data as json))""")
                .bind("org", transaction.org())
                .bind("kind", kind)
                .bind("subjectId", subjectId)
                .bind("dueAt", dueAt)
                .bind("data", Json.write(data))
                .execute();
    }

    /**
     * Takes back what is not yet being acted on. A timer that fires at this very moment is left to its handler, which therefore
     * looks whether it is still wanted; to wait for it here could be to wait for each other.
     */
    public static void cancel(Transaction transaction, String kind, long subjectId) {
        transaction
                .handle()
                .createUpdate("""
                        delete from timer where org = :org and id in (
                          select id from timer where org = :org and kind = :kind and subject_id = :subjectId
                          for update skip locked)""")
                .bind("org", transaction.org())
                .bind("kind", kind)
                .bind("subjectId", subjectId)
                .execute();
    }

    /** Acts on a due timer; the row is gone if and only if this commits. */
    @FunctionalInterface
    public interface Handler {
        void fire(Transaction transaction, Timer timer) throws SQLException;
    }
}
