package org.roadmarshal.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.gis.index.MovingPoints;
import org.roadmarshal.gis.index.Nearest;
import org.roadmarshal.gis.index.Snapshot;

/**
 * The ten nearest of very many points that move, in process, by one thread. The limit: {@link BareGrid}, which never changes.
 */
final class NearestBench implements Benches.Bench {
    private static final double WEST = 119.5;
    private static final double SOUTH = 41;
    private static final double DEGREES = 1.5;
    private static final double CELL = 0.002;
    private static final int WANTED = 1;
    private static final double METRES = 50_000;
    private static final int FOUND = 10;
    private static final int SECONDS = 3;
    private static final int AT_ONCE = 1_000;

    private final Random random = new Random(1);

    @Override
    public List<Figure> measure(String url) {
        return List.of(measure("100k", 100_000, 400_000), measure("1m", 1_000_000, 135_000));
    }

    private Figure measure(String name, int size, double target) {
        double[] lons = random.doubles(size, WEST, WEST + DEGREES).toArray();
        double[] lats = random.doubles(size, SOUTH, SOUTH + DEGREES).toArray();
        MovingPoints points = new MovingPoints();
        for (int i = 0; i < size; i++) {
            points.put(i, lons[i], lats[i], WANTED);
        }
        Snapshot snapshot = points.publish();
        BareGrid bare = new BareGrid(lons, lats, WEST, SOUTH, DEGREES, CELL);
        Nearest found = new Nearest(FOUND);
        double[] squares = new double[FOUND];
        Runnable ours = () -> snapshot.nearest(lon(), lat(), WANTED, METRES, found);
        Runnable limit = () -> bare.nearest(lon(), lat(), squares);
        perSecond(ours);
        perSecond(limit);
        return Figure.atLeast("nearest_" + name + "_queries_s", perSecond(ours), perSecond(limit), target);
    }

    private static double perSecond(Runnable work) {
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(SECONDS);
        long done = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < AT_ONCE; i++) {
                work.run();
            }
            done += AT_ONCE;
        }
        return done * 1e9 / (System.nanoTime() - begun);
    }

    private double lon() {
        return WEST + random.nextDouble() * DEGREES;
    }

    private double lat() {
        return SOUTH + random.nextDouble() * DEGREES;
    }
}
