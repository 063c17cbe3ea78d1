package org.roadmarshal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
class JournalTest {
    private static final int WRITERS = 400;
    private static final Actor ACTOR = new Actor(7L, "张伟");

    private final List<Vertx> nodes = new ArrayList<>();
    private final List<Database> databases = new ArrayList<>();
    private TestDatabase database;
    private Jdbi jdbi;
    private int org;

    @BeforeEach
    void org(TestDatabase testDatabase) {
        database = testDatabase;
        jdbi = Database.jdbi(database.dataSource());
        org = jdbi.withHandle(
                handle -> handle.createQuery("""
                        insert into org (code, name, name_en, centre, bounds, time_zone)
                        values ('o' || substr(md5(random()::text), 1, 12), '城', 'City', st_setsrid(st_makepoint(120, 41), 4326),
                          st_makeenvelope(119, 40, 121, 42, 4326), 'UTC') returning id""").mapTo(Integer.class).one());
    }

    @AfterEach
    void close() throws Exception {
        for (Vertx vertx : nodes) {
            await(vertx.close());
        }
        databases.forEach(Database::close);
    }

    /** Each commit holds its transaction open for a while after its append, so that ids commit out of their order. */
    @ParameterizedTest(name = "and tell each other what they sealed: {0}")
    @ValueSource(booleans = {false, true})
    void handsOnEveryFactOnceAndInOrderWhileHundredsCommitAtOnce(boolean onOneBus) throws Exception {
        Node one = node();
        Node two = onOneBus ? node(nodes.get(0)) : node();
        List<Future<Integer>> commits = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int subject = i;
            Node node = i % 2 == 0 ? one : two;
            commits.add(node.journal.commit(org, ACTOR, transaction -> {
                transaction.append(entry(subject));
                hold(transaction.handle());
                if (subject % 10 == 9) {
                    transaction.handle().rollback();
                }
                return subject;
            }));
        }
        Future.join(commits)
                .toCompletionStage()
                .toCompletableFuture()
                .handle((done, failed) -> null)
                .get(60, TimeUnit.SECONDS);
        long committed = WRITERS - WRITERS / 10;
        for (Node node : List.of(one, two)) {
            List<Fact> facts = node.await(committed);
            assertThat(facts)
                    .extracting(Fact::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, committed).boxed().toList());
            assertThat(facts).extracting(Fact::subjectId).doesNotHaveDuplicates();
            assertThat(facts).noneMatch(fact -> fact.subjectId() % 10 == 9);
        }
        assertThat(verify().breach()).isEmpty();
        assertThat(verify().facts()).isEqualTo(committed);
    }

    /** The other node's word is as good as the table's, to the letter of the data and the microsecond. */
    @Test
    void tellsAnotherNodeWhatTheTableSays() throws Exception {
        Node one = node();
        Node two = node(nodes.get(0));
        Entry entry = new Entry(
                "task.accepted",
                "task",
                5,
                2,
                null,
                9L,
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                Map.of("城", 1.0));
        await(one.journal.commit(org, ACTOR, transaction -> {
            transaction.append(entry);
            return null;
        }));
        List<Fact> read = jdbi.withHandle(handle -> {
            one.await(1);
            return JournalRows.after(handle, org, 0, 10);
        });
        assertThat(two.await(1)).usingRecursiveComparison().isEqualTo(read);
        assertThat(Tidings.of(new JsonObject(Tidings.of(read).json().encode())))
                .usingRecursiveComparison()
                .isEqualTo(Tidings.of(read));
    }

    /** Nobody is there to seal but the commits themselves. */
    @Test
    void sealsWithTheCommitWhatNobodyElseIsSealing() throws Exception {
        Journal journal = alone();
        say(journal, 1);
        assertThat(sealed()).as("the org's first fact has no head to follow").isEmpty();
        assertThat(jdbi.inTransaction(Sealer::seal).again()).isTrue();
        say(journal, 2);
        assertThat(sealed()).containsExactly(1L, 2L);
        assertThatThrownBy(() -> await(journal.commit(org, ACTOR, transaction -> {
                    transaction.append(entry(3));
                    throw new IllegalStateException("the work changed its mind");
                })))
                .hasMessageContaining("changed its mind");
        say(journal, 4);
        assertThat(sealed()).containsExactly(1L, 2L, 4L);
        say(new Journal(door(vertx())), 5);
        assertThat(sealed()).as("who has nobody to tell yet does not seal").hasSize(3);
        say(journal, 6);
        assertThat(sealed()).containsExactly(1L, 2L, 4L, 5L, 6L);
        assertThat(verify().breach()).isEmpty();
        assertThat(verify().facts()).isEqualTo(5);
    }

    @Test
    void neitherWaitsForWhoeverIsSealingNorGoesBeforeWhatWasSaidMeanwhile() throws Exception {
        Journal journal = alone();
        say(journal, 1);
        jdbi.useTransaction(Sealer::seal);
        jdbi.useTransaction(handle -> {
            handle.execute("select from journal_head where org = ? for update", org);
            say(journal, 2);
            say(journal, 3);
            assertThat(sealed()).isEmpty();
        });
        say(journal, 4);
        assertThat(sealed()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(verify().breach()).isEmpty();
    }

    /** What would make all others wait is left to the sealer, as is what comes after it. */
    @Test
    void leavesALongListToTheSealer() throws Exception {
        Journal journal = alone();
        say(journal, 0);
        jdbi.useTransaction(Sealer::seal);
        jdbi.useTransaction(Sealer::seal);
        await(journal.commit(org, ACTOR, transaction -> {
            transaction.append(
                    LongStream.rangeClosed(1, 101).mapToObj(JournalTest::entry).toList());
            transaction.append(entry(102));
            return null;
        }));
        assertThat(sealed()).containsExactly(0L);
        say(journal, 103);
        assertThat(sealed()).hasSize(101);
        jdbi.useTransaction(Sealer::seal);
        assertThat(sealed())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, 103).boxed().toList());
        assertThat(verify().breach()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5 6 7 8, 5 6 7 8, false",
        "6 5 8 7, 5 6 7 8, false",
        "8 7 6 5, 5 6 7 8, false",
        "5 5 4 6 5, 5 6, false",
        "6 7, '', true",
        "5 7 8, 5, true",
    })
    void handsOnInOrderWhatComesAcross(String coming, String handedOn, boolean misses) {
        List<String> heard = new ArrayList<>();
        InOrder order = new InOrder(4, fact -> heard.add(String.valueOf(fact.seq())));
        for (String seq : coming.split(" ")) {
            order.put(new Fact(
                    org, Long.parseLong(seq), null, "task.seen", "task", 1, 1, null, null, ACTOR, null, "{}", null));
        }
        assertThat(String.join(" ", heard)).isEqualTo(handedOn);
        assertThat(order.misses()).isEqualTo(misses);
    }

    /** It has somebody to tell, and no sealer. */
    private Journal alone() {
        Journal journal = new Journal(door(vertx()));
        journal.tell(new Journal.Listener(facts -> {}, () -> {}));
        return journal;
    }

    private void say(Journal journal, long subject) throws Exception {
        await(journal.commit(org, ACTOR, transaction -> {
            transaction.append(entry(subject));
            return null;
        }));
    }

    private List<Long> sealed() {
        return jdbi.withHandle(handle -> JournalRows.after(handle, org, 0, 1_000)).stream()
                .map(Fact::subjectId)
                .toList();
    }

    @Test
    void keepsCauseBeforeEffect() throws Exception {
        Node one = node();
        Node two = node();
        for (int i = 0; i < 20; i++) {
            int subject = i;
            await((i % 2 == 0 ? one : two).journal.commit(org, ACTOR, transaction -> {
                transaction.append(entry(subject));
                return null;
            }));
        }
        assertThat(one.await(20)).extracting(Fact::subjectId).isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update journal set data = '{\"n\":99}' where seq = 4         | 4",
                "update journal set actor_name = 'Somebody' where seq = 2     | 2",
                "update journal set at = at + interval '1 second' where seq=9 | 9",
                "update journal set version = 2 where seq = 1                 | 1",
                "delete from journal where seq = 5                            | 5",
                "delete from journal where seq = 10                           | 10",
                "update journal_head set hash = sha256('x')                   | 10",
            })
    void verifyNamesTheFirstRowThatIsNotAsItWasSealed(String tampering, long first) throws Exception {
        Node node = node();
        for (int i = 0; i < 10; i++) {
            int subject = i;
            await(node.journal.commit(org, ACTOR, transaction -> {
                transaction.append(entry(subject));
                return null;
            }));
        }
        node.await(10);
        assertThat(verify().breach()).isEmpty();
        jdbi.useHandle(handle -> {
            handle.execute("set session_replication_role = replica");
            handle.execute(
                    tampering.contains("where")
                            ? tampering.replace("where", "where org = " + org + " and")
                            : tampering + " where org = " + org);
        });
        assertThat(verify().breach())
                .get()
                .extracting(JournalVerifier.Breach::seq)
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"update journal set version = 2", "delete from journal", "truncate journal"})
    void isAppendOnlyForTheProgramItself(String sql) throws Exception {
        Node node = node();
        await(node.journal.commit(org, ACTOR, transaction -> {
            transaction.append(entry(1));
            return null;
        }));
        node.await(1);
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql))).hasMessageContaining("append-only");
    }

    private static void hold(Handle handle) {
        handle.createQuery("select pg_sleep(:seconds)::text")
                .bind("seconds", ThreadLocalRandom.current().nextDouble(0.02))
                .mapTo(String.class)
                .one();
    }

    private static Entry entry(long subject) {
        return new Entry("task.accepted", "task", subject, 1, 3L, null, null, Map.of("n", subject));
    }

    private JournalVerifier.Verdict verify() {
        return jdbi.inTransaction(handle -> JournalVerifier.verify(handle, org));
    }

    private Vertx vertx() {
        Vertx vertx = Vertx.vertx();
        nodes.add(vertx);
        return vertx;
    }

    private Node node() throws Exception {
        return node(vertx());
    }

    private Database door(Vertx vertx) {
        Database door = new Database(
                vertx, new DatabaseConfig(database.url(), null, null, 8, 1_000), new SimpleMeterRegistry());
        databases.add(door);
        return door;
    }

    private Node node(Vertx vertx) throws Exception {
        Database door = door(vertx);
        Journal journal = new Journal(door);
        JournalVerticle tail = new JournalVerticle(door, journal, new SimpleMeterRegistry());
        Node node = new Node(journal);
        tail.subscribe(fact -> {
            if (fact.org() == org) {
                node.heard(fact);
            }
        });
        await(vertx.deployVerticle(tail));
        return node;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static final class Node {
        private final Journal journal;
        private final ConcurrentLinkedQueue<Fact> facts = new ConcurrentLinkedQueue<>();
        private final List<Waiting> waiting = Collections.synchronizedList(new ArrayList<>());

        Node(Journal journal) {
            this.journal = journal;
        }

        private record Waiting(long count, CountDownLatch latch) {}

        void heard(Fact fact) {
            facts.add(fact);
            synchronized (waiting) {
                waiting.forEach(one -> {
                    if (facts.size() >= one.count) {
                        one.latch.countDown();
                    }
                });
            }
        }

        List<Fact> await(long count) throws InterruptedException {
            CountDownLatch latch = new CountDownLatch(1);
            synchronized (waiting) {
                waiting.add(new Waiting(count, latch));
                if (facts.size() >= count) {
                    latch.countDown();
                }
            }
            assertThat(latch.await(20, TimeUnit.SECONDS))
                    .as("heard %d of %d", facts.size(), count)
                    .isTrue();
            return List.copyOf(facts);
        }
    }
}
