package org.roadmarshal.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

/** Two nodes look for what is due in the same database. */
@ExtendWith(PostgisExtension.class)
final class TimerVerticleTest {
    private static final int MANY = 10_000;

    private static Desk desk;
    private static final Set<Long> NOT_YET = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
        Map<String, Timers.Handler> handlers =
                Map.of("test.many", TimerVerticleTest::tell, "test.frail", TimerVerticleTest::tellUnlessBroken);
        Desk.await(desk.vertx.deployVerticle(new TimerVerticle(desk.database, handlers)));
        Desk.await(desk.vertx.deployVerticle(new TimerVerticle(desk.database, handlers)));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void tenThousandThatAreDueInTheSameSecondAllFireOnce() throws InterruptedException {
        set("test.many", MANY);
        Map<Long, Integer> heard = hear("test.many", MANY);
        assertThat(heard).hasSize(MANY);
        assertThat(heard.values()).containsOnly(1);
        // The last facts were sealed after the last commit, and whatever fires twice would have been sealed before this
        // one.
        set("test.many", 1);
        desk.nextFact(fact -> fact.kind().equals("test.many") && heard.merge(fact.subjectId(), 1, Integer::sum) == 2);
        assertThat(left("test.many")).isZero();
    }

    @Test
    void oneThatFailsIsPutOffAndHoldsUpNobody() throws InterruptedException {
        NOT_YET.add(7L);
        set("test.frail", 20);
        Map<Long, Integer> heard = hear("test.frail", 19);
        assertThat(heard).hasSize(19).doesNotContainKey(7L);
        assertThat(left("test.frail")).isEqualTo(1);
    }

    private static Map<Long, Integer> hear(String kind, int count) throws InterruptedException {
        Map<Long, Integer> heard = new HashMap<>();
        for (int i = 0; i < count; i++) {
            heard.merge(desk.nextFact(fact -> fact.kind().equals(kind)).subjectId(), 1, Integer::sum);
        }
        return heard;
    }

    private static void set(String kind, int count) {
        desk.as(desk.dispatcher, transaction -> {
            Instant due = transaction.now();
            List<Long> subjects = LongStream.rangeClosed(1, count).boxed().toList();
            return transaction
                    .handle()
                    .createUpdate("""
                            insert into timer (org, kind, subject_id, due_at)
                            select :org, :kind, subject, :due from unnest(:subjects) as subject""")
                    .bind("org", desk.org)
                    .bind("kind", kind)
                    .bind("due", due)
                    .bindArray("subjects", Long.class, subjects)
                    .execute();
        });
    }

    private static void tell(Transaction transaction, Timer timer) {
        transaction.append(new Entry(
                timer.kind(), "test", timer.subjectId(), 1, Desk.BUREAU, null, null, Map.of("test", Map.of())));
    }

    private static void tellUnlessBroken(Transaction transaction, Timer timer) {
        tell(transaction, timer);
        if (NOT_YET.contains(timer.subjectId())) {
            transaction.handle().execute("select 1 / 0");
        }
    }

    private static int left(String kind) {
        return desk.read(handle -> handle.createQuery("select count(*) from timer where kind = :kind")
                .bind("kind", kind)
                .mapTo(Integer.class)
                .one());
    }
}
