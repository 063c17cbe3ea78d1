package org.roadmarshal.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.timer.TimerVerticle;

/**
 * How late timers fire of which very many are due within a second, or at the very same moment, and how many a second. The limit: two
 * connections that do nothing but claim and delete.
 */
final class TimersBench implements Benches.Bench {
    private static final int MANY = 10_000;
    private static final int AHEAD_SECONDS = 3;
    private static final int PATIENCE_SECONDS = 120;
    /** Milliseconds that a timer may be late where so many become due in a second. */
    private static final double P99_TARGET = 300;
    /** Nobody on the road waits longer for a rung, though all are due at once. */
    private static final double MOST_TARGET = 1_000;

    private static final int LANES = 2;
    private static final int BATCH = 100;

    private static final String CLAIM = """
            delete from timer where (org, id) in (
              select org, id from timer where kind = :kind and due_at <= now() order by due_at limit :most
              for update skip locked)
            returning due_at""";

    @Override
    public List<Figure> measure(String url) throws Exception {
        Programs.run(url, "migrate");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        Jdbi jdbi = Database.jdbi(source);
        jdbi.useHandle(handle -> handle.execute("""
                insert into org (code, name, name_en, centre, bounds, time_zone) values ('bench', 'bench', 'bench',
                  st_setsrid(st_makepoint(120, 41), 4326), st_makeenvelope(119, 40, 121, 42, 4326), 'Asia/Shanghai')"""));
        Lateness warm = ours(jdbi, url, 0);
        Lateness bareStream = bare(jdbi, 1);
        Lateness stream = ours(jdbi, url, 1);
        Lateness bare = bare(jdbi, 0);
        Lateness ours = ours(jdbi, url, 0);
        return List.of(
                Figure.atMost("timers_late_p50_ms", stream.at(0.5), bareStream.at(0.5), P99_TARGET),
                Figure.atMost("timers_late_p99_ms", stream.at(0.99), bareStream.at(0.99), P99_TARGET),
                Figure.atMost("timers_at_once_late_p50_ms", ours.at(0.5), bare.at(0.5), MOST_TARGET),
                Figure.atMost("timers_at_once_late_max_ms", ours.at(1), bare.at(1), MOST_TARGET),
                Figure.atLeast("timers_claims_s", ours.perSecond(), bare.perSecond(), MANY),
                Figure.atMost("timers_cold_late_p99_ms", warm.at(0.99), bare.at(0.99), MOST_TARGET));
    }

    /** By our node, each timer acted on by a handler that does nothing else. */
    private static Lateness ours(Jdbi jdbi, String url, int seconds) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Database database =
                new Database(vertx, new DatabaseConfig(url, null, null, 8, 100), new SimpleMeterRegistry())) {
            Lateness lateness = new Lateness(MANY);
            vertx.deployVerticle(new TimerVerticle(
                            database,
                            Map.of(
                                    "bench",
                                    (transaction, timer) ->
                                            lateness.fired(timer.dueAt().toEpochMilli()))))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            set(jdbi, seconds);
            lateness.await(PATIENCE_SECONDS);
            return lateness;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Lateness bare(Jdbi jdbi, int seconds) throws Exception {
        set(jdbi, seconds);
        Lateness lateness = new Lateness(MANY);
        CountDownLatch done = new CountDownLatch(LANES);
        for (int lane = 0; lane < LANES; lane++) {
            Thread thread = new Thread(() -> {
                claim(jdbi, lateness);
                done.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }
        done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return lateness;
    }

    private static void claim(Jdbi jdbi, Lateness lateness) {
        jdbi.useHandle(handle -> {
            while (!lateness.isComplete()) {
                handle.createQuery(CLAIM)
                        .bind("kind", "bench")
                        .bind("most", BATCH)
                        .mapTo(java.time.Instant.class)
                        .forEach(due -> lateness.fired(due.toEpochMilli()));
            }
        });
    }

    /** @param seconds over which they become due, one after the other */
    private static void set(Jdbi jdbi, int seconds) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into timer (org, kind, subject_id, due_at)
                        select 1, 'bench', n, now() + (:ahead + :seconds * n / :many::float) * interval '1 second'
                        from generate_series(1, :many) n""")
                .bind("ahead", AHEAD_SECONDS)
                .bind("seconds", seconds)
                .bind("many", MANY)
                .execute());
    }
}
