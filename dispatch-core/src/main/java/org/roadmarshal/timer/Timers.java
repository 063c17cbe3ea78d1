package org.roadmarshal.timer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

    /** Whether this one was overtaken: another of its kind was set for the same subject while it was on its way to fire. */
    public static boolean replaced(Transaction transaction, Timer timer) {
        return transaction
                .handle()
                .createQuery("""
                        select exists (select 1 from timer
                          where org = :org and kind = :kind and subject_id = :subjectId and id > :id)""")
                .bindMethods(timer)
                .mapTo(Boolean.class)
                .one();
    }

    /** Acts on due timers; a timer's row is gone if and only if this commits. */
    @FunctionalInterface
    public interface Handler {
        void fire(Transaction transaction, Timer timer) throws SQLException;

        /**
         * Several of an org are about to fire in one transaction, by subject in rising order. Whoever locks more than the subject
         * itself takes all locks here, each sort of row in rising order, so that nobody waits for another in a ring.
         */
        default void prepare(Transaction transaction, List<Timer> timers) throws SQLException {}
    }
}
