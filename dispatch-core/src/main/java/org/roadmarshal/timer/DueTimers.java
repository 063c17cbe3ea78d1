package org.roadmarshal.timer;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims what is due and acts in the same transaction: fired once, whichever node does it and whichever dies over it. */
final class DueTimers {
    private static final Logger LOG = LoggerFactory.getLogger(DueTimers.class);
    /** A timer whose handler fails is tried again after this. */
    private static final int RETRY_SECONDS = 30;

    private final Map<String, Timers.Handler> handlers;

    DueTimers(Map<String, Timers.Handler> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    /** Those of which something is due; what nobody here handles is left to a node that does. */
    List<String> kinds(Handle handle) {
        return handle.createQuery("""
                        select kind from unnest(:kinds) as kind
                        where exists (select 1 from timer where timer.kind = kind.kind and due_at <= now())""")
                .bindArray("kinds", String.class, handlers.keySet())
                .mapTo(String.class)
                .list();
    }

    /** All of it, or nothing. @return how many fired */
    int fire(Handle handle, String kind, int most) throws SQLException {
        List<Timer> due = claim(handle, kind, most);
        Map<Integer, List<Timer>> byOrg =
                due.stream().collect(Collectors.groupingBy(Timer::org, TreeMap::new, Collectors.toList()));
        for (Map.Entry<Integer, List<Timer>> org : byOrg.entrySet()) {
            fire(handle, kind, org.getKey(), org.getValue());
        }
        return due.size();
    }

    private void fire(Handle handle, String kind, int org, List<Timer> timers) throws SQLException {
        Timers.Handler handler = handlers.get(kind);
        timers.sort(Comparator.comparingLong(Timer::subjectId).thenComparingLong(Timer::id));
        Journal.inside(handle, org, Actor.SYSTEM, transaction -> {
            handler.prepare(transaction, timers);
            for (Timer timer : timers) {
                handler.fire(transaction, timer);
            }
            return null;
        });
        handle.createUpdate("delete from timer where org = :org and id = any(:ids)")
                .bind("org", org)
                .bindArray("ids", Long.class, timers.stream().map(Timer::id).toList())
                .execute();
    }

    /** What fails is put off. @return whether one was due */
    boolean fireOne(Handle handle, String kind) {
        List<Timer> due = claim(handle, kind, 1);
        if (due.isEmpty()) {
            return false;
        }
        Timer timer = due.get(0);
        handle.savepoint("due");
        try {
            fire(handle, kind, timer.org(), due);
        } catch (SQLException | RuntimeException e) {
            LOG.error("Timer {} {} of {} failed", kind, timer.id(), timer.subjectId(), e);
            handle.rollbackToSavepoint("due");
            handle.createUpdate(
                            "update timer set due_at = now() + :later * interval '1 second' where org = :org and id = :id")
                    .bind("later", RETRY_SECONDS)
                    .bindMethods(timer)
                    .execute();
        }
        return true;
    }

    private static List<Timer> claim(Handle handle, String kind, int most) {
        return handle.createQuery("""
                        select org, id, kind, subject_id, due_at, data from timer
                        where kind = :kind and due_at <= now() order by due_at limit :most for update skip locked""")
                .bind("kind", kind)
                .bind("most", most)
                .map((row, context) -> new Timer(
                        row.getInt("org"),
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getLong("subject_id"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getString("data")))
                .list();
    }
}
