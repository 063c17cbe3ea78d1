package org.roadmarshal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.history.internal.JdbcPicture;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/**
 * Writes a keyframe every few hours of the journal's time, by a timer that any node claims. A journal that was there before is gone
 * through from its beginning, some keyframes at a time.
 */
public final class Keyframes implements Timers.Handler {
    public static final String TIMER = "history.keyframe";

    private static final Duration STEP = Duration.ofHours(6);
    /** A transaction that began to append before an instant may be sealed after it; longer than this none lasts. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final int AT_ONCE = 40;

    static void ensureTimers(Handle handle) {
        handle.createUpdate("""
                        insert into timer (org, kind, subject_id, due_at)
                        select id, :kind, 0, now() from org
                        where not exists (select from timer t where t.org = org.id and t.kind = :kind)
                          and pg_try_advisory_xact_lock(hashtext(:kind))""").bind("kind", TIMER).execute();
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        Handle handle = transaction.handle();
        Instant now = transaction.now();
        Instant due = now.plus(STEP);
        for (int i = 0; i < AT_ONCE; i++) {
            Instant next = JdbcPicture.newestKeyframe(handle, transaction.org())
                    .or(() -> JdbcPicture.beginning(handle, transaction.org()))
                    .map(Keyframes::after)
                    .orElse(null);
            if (next == null || next.plus(SETTLED).isAfter(now)) {
                due = next == null ? due : next.plus(SETTLED);
                break;
            }
            JdbcPicture.writeKeyframe(handle, transaction.org(), next);
            due = now;
        }
        Timers.set(transaction, TIMER, 0, due, Map.of());
    }

    private static Instant after(Instant at) {
        long step = STEP.toSeconds();
        return Instant.ofEpochSecond((at.getEpochSecond() / step + 1) * step);
    }
}
