package org.roadmarshal.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Judged;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.TrackConfig;
import org.roadmarshal.position.TrackWriter;
import org.roadmarshal.position.Verdict;

/**
 * Fixes into the table, by the track writer: of 10,000 devices, one call each, every call answered after its commit. The limit: the
 * same rows, sorted and made into bytes beforehand, by bare COPY. By turns, so that the machine's moods meet both.
 */
final class TracksBench implements Benches.Bench {
    private static final int DEVICES = 10_000;
    private static final int FIXES = 5;
    private static final int BATCH = DEVICES * FIXES;
    private static final int BATCHES = 8;
    private static final int ROUNDS = 4;
    private static final int PATIENCE = 60;
    private static final double TARGET = 0.7;

    private Instant time = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Override
    public List<Figure> measure(String url) throws Exception {
        Programs.run(url, "migrate");
        Vertx vertx = Vertx.vertx();
        try (Database database =
                        new Database(vertx, new DatabaseConfig(url, null, null, 2, 10), new SimpleMeterRegistry());
                Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            TrackWriter writer =
                    new TrackWriter(database, new SimpleMeterRegistry(), new TrackConfig(0, Duration.ofDays(1)));
            await(vertx.deployVerticle(writer));
            ours(writer);
            bare(connection);
            long ours = 0;
            long bare = 0;
            for (int round = 0; round < ROUNDS; round++) {
                empty(connection);
                ours += ours(writer);
                empty(connection);
                bare += bare(connection);
            }
            return List.of(Figure.atLeastShare("tracks_rows_s", rate(ours), rate(bare), TARGET));
        } finally {
            await(vertx.close());
        }
    }

    private static double rate(long nanos) {
        return 1e9 * ROUNDS * BATCHES * BATCH / nanos;
    }

    private static void empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate fix");
            connection.commit();
        }
    }

    /** @return how long it took, ns */
    private long ours(TrackWriter writer) throws Exception {
        List<List<Judged>> sent = new ArrayList<>();
        for (int i = 0; i < BATCHES * DEVICES; i++) {
            List<Judged> fixes = new ArrayList<>(FIXES);
            for (int n = 0; n < FIXES; n++) {
                Instant at = time.plusSeconds(i / DEVICES * FIXES + n);
                Fix fix = new Fix(at, lon(i % DEVICES), 41.5, 36.0, 90.0, null, null);
                fixes.add(new Judged(fix, Verdict.QUALIFIED));
            }
            sent.add(fixes);
        }
        time = time.plusSeconds(BATCHES * FIXES);
        long begun = System.nanoTime();
        List<Future<Integer>> answers = new ArrayList<>(DEVICES);
        Future<?> before = Future.succeededFuture();
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int device = 0; device < DEVICES; device++) {
                answers.add(writer.write(new Source(1, device, null, null), sent.get(batch * DEVICES + device)));
            }
            // One batch is written while the next is waiting, as when devices send all the time.
            await(before);
            before = Future.all(answers);
            answers.clear();
        }
        await(before);
        return System.nanoTime() - begun;
    }

    /** @return how long it took, ns */
    private long bare(Connection connection) throws SQLException {
        List<BareCopy> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            BareCopy copy = new BareCopy(BATCH);
            for (int device = 0; device < DEVICES; device++) {
                for (int n = 0; n < FIXES; n++) {
                    copy.add(device, time.plusSeconds(batch * FIXES + n).toEpochMilli(), lon(device), 41.5, 36, 90);
                }
            }
            batches.add(copy);
        }
        time = time.plusSeconds(BATCHES * FIXES);
        long begun = System.nanoTime();
        for (BareCopy copy : batches) {
            copy.write(connection);
        }
        return System.nanoTime() - begun;
    }

    private static double lon(int device) {
        return 120 + device / 1e4;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }
}
