package org.roadmarshal.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.TestDatabase;

/** What the database holds, asked past the server. */
record Records(Jdbi jdbi) {
    static Records of(TestDatabase database) {
        return new Records(Database.jdbi(database.dataSource()));
    }

    /** How often each milestone of a task was kept. */
    Map<String, Integer> milestones(long taskId) {
        return jdbi.withHandle(handle -> times(handle.createQuery(
                        "select milestone as what, count(*) as times from task_milestone where task_id = :id group by 1")
                .bind("id", taskId)));
    }

    /** From the task's commit to the phone's knowing of it, by the phone's clock, which here is also the server's. */
    long receivedAfterMs(long taskId) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select round(1000 * extract(epoch from delivered.device_at - dispatched.at))
                        from task_milestone dispatched join task_milestone delivered using (org, task_id)
                        where task_id = :id and dispatched.milestone = 'dispatched' and delivered.milestone = 'delivered'""").bind("id", taskId).mapTo(Long.class).one());
    }

    /** How often the sealed journal tells each kind of fact about a subject. */
    Map<String, Integer> facts(String subject, long id) {
        return jdbi.withHandle(
                handle -> times(handle.createQuery("""
                        select kind as what, count(*) as times from journal
                        where subject = :subject and subject_id = :id group by 1""").bind("subject", subject).bind("id", id)));
    }

    /** When a fact about something was told, to the ms after it. */
    Instant toldAt(String kind, long id) {
        return jdbi.withHandle(
                        handle -> handle.createQuery("select at from journal where kind = :kind and subject_id = :id")
                                .bind("kind", kind)
                                .bind("id", id)
                                .mapTo(Instant.class)
                                .one())
                .truncatedTo(ChronoUnit.MILLIS)
                .plusMillis(1);
    }

    /** When the next fact of a kind about something was told, to the ms after it. */
    Instant toldNext(String kind, long id, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select min(at) from journal where kind = :kind and subject_id = :id and at >= :since")
                        .bind("kind", kind)
                        .bind("id", id)
                        .bind("since", since)
                        .mapTo(Instant.class)
                        .one())
                .truncatedTo(ChronoUnit.MILLIS)
                .plusMillis(1);
    }

    /** All that dispatching and the issues' path have made so far. */
    Map<String, Integer> things() {
        return jdbi.withHandle(handle -> times(handle.createQuery("""
                select 'incident' as what, count(*) as times from incident union all
                select 'task', count(*) from task union all
                select 'issue', count(*) from issue union all
                select 'photo', count(*) from evidence""")));
    }

    /** The kinds of all facts about some subjects, as the journal has them. */
    List<String> kindsOf(String... subjects) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select kind from journal where subject = any(:subjects) order by seq")
                        .bindArray("subjects", String.class, (Object[]) subjects)
                        .mapTo(String.class)
                        .list());
    }

    /** Whether all photos were kept in the order in which they were taken. */
    boolean photosInOrder() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select bool_and(captured_at >= before) from (
                          select captured_at, lag(captured_at, 1, captured_at) over (order by id) as before from evidence) as e""").mapTo(Boolean.class).one());
    }

    private static Map<String, Integer> times(Query query) {
        return query.reduceRows(new TreeMap<>(), (times, row) -> {
            times.put(row.getColumn("what", String.class), row.getColumn("times", Integer.class));
            return times;
        });
    }
}
