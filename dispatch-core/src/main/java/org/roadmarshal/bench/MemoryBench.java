package org.roadmarshal.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.LivePicture;
import org.roadmarshal.position.MotionLimits;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;

/**
 * The heap that the live picture takes for 100,000 units that all drive, each with its half hour of fixes behind it. The limit: the
 * bare numbers of their newest fixes and of those half hours, in arrays.
 */
final class MemoryBench implements Benches.Bench {
    private static final int UNITS = 100_000;
    private static final int FIXES = 60;
    private static final int EVERY_S = 30;
    private static final int PATIENCE = 120;
    private static final double MB = 1 << 20;
    private static final double TARGET = 256;

    private static final MotionLimits LIMITS =
            new MotionLimits(6, 3, 60, Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofMinutes(5));

    private final Random random = new Random(20261126);

    @Override
    public List<Figure> measure(String url) throws Exception {
        Programs.run(url, "migrate");
        Vertx vertx = Vertx.vertx();
        try (Database database =
                new Database(vertx, new DatabaseConfig(url, null, null, 1, 10), new SimpleMeterRegistry())) {
            LivePicture picture = new LivePicture(database, LIMITS);
            await(vertx.deployVerticle(picture));
            double before = heap();
            drive(picture);
            double ours = heap() - before;
            if (picture.all(1).size() != UNITS) {
                throw new IllegalStateException(
                        "The picture holds " + picture.all(1).size() + " units");
            }
            return List.of(Figure.atMost("memory_100k_units_mb", ours, bare(), TARGET));
        } finally {
            await(vertx.close());
        }
    }

    private void drive(LivePicture picture) throws Exception {
        double[] lon = random.doubles(UNITS, 119, 121).toArray();
        double[] lat = random.doubles(UNITS, 41, 42).toArray();
        double[] course = random.doubles(UNITS, 0, 2 * Math.PI).toArray();
        Instant begun = Instant.now().minusSeconds((long) FIXES * EVERY_S);
        for (int n = 0; n < FIXES; n++) {
            Instant at = begun.plusSeconds((long) n * EVERY_S);
            for (int unit = 0; unit < UNITS; unit++) {
                course[unit] += random.nextGaussian() * 0.2;
                lon[unit] += Math.cos(course[unit]) * 0.004;
                lat[unit] += Math.sin(course[unit]) * 0.003;
                Fix fix = new Fix(at, lon[unit], lat[unit], 45.0, Math.toDegrees(course[unit]), null, null);
                picture.report(new Source(1, unit, Mover.unit(unit), 2L), List.of(fix));
            }
            // The shard's queue in its order: this answer comes behind all of them.
            await(picture.trail(1, Mover.unit(0)));
        }
    }

    private static double bare() {
        double newest = UNITS * (4.0 * Double.BYTES + 3 * Long.BYTES + 2 * Integer.BYTES);
        double halfHours = (double) UNITS * FIXES * 3 * Integer.BYTES;
        return (newest + halfHours) / MB;
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }
}
