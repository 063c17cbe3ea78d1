package org.roadmarshal.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.position.internal.JdbcFix;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class TrackWriterTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Source CAR = new Source(SmallCity.ORG, 1001, Mover.unit(SmallCity.UNIT_WEST), SmallCity.WEST);
    private static final Source PARKED = new Source(SmallCity.ORG, 1002, null, null);

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase testDatabase;
    private final Jdbi jdbi;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Database database;
    private TrackWriter writer;

    TrackWriterTest(TestDatabase testDatabase) {
        this.testDatabase = testDatabase;
        this.jdbi = Database.jdbi(testDatabase.dataSource());
    }

    @BeforeAll
    static void city(TestDatabase testDatabase) {
        SmallCity.build(testDatabase);
    }

    @BeforeEach
    void start() throws Exception {
        jdbi.useHandle(handle -> handle.execute("truncate fix"));
        database = new Database(vertx, new DatabaseConfig(testDatabase.url(), null, null, 3, 100), meters);
        writer = another();
    }

    private TrackWriter another() throws Exception {
        TrackWriter another = new TrackWriter(database, meters, new TrackConfig(2, Duration.ofDays(30)));
        await(vertx.deployVerticle(another));
        return another;
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
        database.close();
    }

    /** Through the encoder of ours and back: every column, null and not, and times outside of every partition. */
    @Test
    void keepsEveryValue() throws Exception {
        List<Fix> fixes = List.of(
                new Fix(NOW.minus(20, ChronoUnit.DAYS).plusMillis(7), 120.4512345678, 41.57, null, null, null, null),
                new Fix(NOW.minusSeconds(2), 73.55, 3.85, 0.0, 359.5, -154.5, 4.5),
                new Fix(
                        NOW.minusSeconds(1),
                        120.5,
                        41.5,
                        36.3,
                        90.0,
                        171.0,
                        null,
                        telemetry(1L << 31, 3L, 123456.7, 55.5)),
                new Fix(NOW, 120.6, 41.6, 1.5, null, null, null, new Telemetry(0, 2, null, null, null, null)));
        assertThat(await(write(writer, CAR, fixes))).isEqualTo(4);
        assertThat(track()).isEqualTo(fixes);
        assertThat(await(write(another(), CAR, reversed(fixes))))
                .as("by the other way")
                .isZero();
        jdbi.useHandle(handle -> handle.execute("delete from fix where at < ?", NOW));
        assertThat(await(write(another(), CAR, reversed(fixes)))).isEqualTo(3);
        assertThat(track()).isEqualTo(fixes);
    }

    /** What is sent twice in a batch, twice to one node, or to two nodes, is there once, and the senders' counts add up. */
    @Test
    void storesEachOnceWhoeverWritesIt() throws Exception {
        TrackWriter second = another();
        Random random = new Random(7);
        List<Future<Integer>> answers = new ArrayList<>();
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            List<Fix> some = IntStream.range(0, 1 + random.nextInt(30))
                    .mapToObj(n -> fix(-random.nextInt(500)))
                    .toList();
            Source source = i % 2 == 0 ? CAR : PARKED;
            some.forEach(fix -> sent.add(source.deviceId() + " " + fix.at()));
            answers.add(write(i % 3 == 0 ? second : writer, source, some));
            if (i % 40 == 0) {
                await(answers.get(i));
            }
        }
        int stored = 0;
        for (Future<Integer> answer : answers) {
            stored += await(answer);
        }
        assertThat(stored).isEqualTo(sent.size()).isEqualTo(count("fix"));
        assertThat(meters.counter("fix.batch.conflicts").count())
                .as("the slower way was taken")
                .isPositive();
    }

    /** A sender that repeats itself costs the others nothing: the memory knows it, no COPY fails for it. */
    @Test
    void knowsWhatItStoredItself() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(await(write(writer, CAR, List.of(fix(i), fix(i - 1))))).isEqualTo(i == 0 ? 2 : 1);
        }
        assertThat(meters.counter("fix.batch.conflicts").count()).isZero();
    }

    /** A terminal whose clock is wrong sends what cannot be all day; the first tell it all. */
    @Test
    void keepsOnlySoManyRefusedADay() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(await(writer.write(CAR, List.of(new Judged(fix(i), Verdict.AHEAD)))))
                    .isZero();
        }
        assertThat(count("fix_refused")).isEqualTo(2);
    }

    private static Future<Integer> write(TrackWriter to, Source source, List<Fix> fixes) {
        return to.write(
                source,
                fixes.stream().map(fix -> new Judged(fix, Verdict.QUALIFIED)).toList());
    }

    private List<Fix> track() {
        List<TrackFix> track = jdbi.withHandle(handle ->
                JdbcFix.track(handle, SmallCity.ORG, SmallCity.UNIT_WEST, Instant.EPOCH, NOW.plusSeconds(60), 100));
        return track.stream().map(TrackFix::fix).toList();
    }

    private static Telemetry telemetry(long alarms, long status, double mileage, double fuel) {
        return new Telemetry(alarms, status, mileage, fuel, 11, 27);
    }

    private static Fix fix(int seconds) {
        return new Fix(NOW.plusSeconds(seconds), 120.4, 41.57, 30.5, 90.0, null, 5.0);
    }

    private static List<Fix> reversed(List<Fix> fixes) {
        List<Fix> reversed = new ArrayList<>(fixes);
        Collections.reverse(reversed);
        return reversed;
    }

    private int count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
