package org.roadmarshal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ten thousand terminals at two nodes, at a rate, for ten minutes; inside them PostGIS is away for twenty seconds, and a node is
 * killed. At the end every fix that was acknowledged is in the track exactly once, and the heap of the node that lived is flat. The
 * environment shortens it: {@code SOAK_SECONDS}, {@code SOAK_RATE}, {@code SOAK_TERMINALS}.
 */
final class SoakBench implements Benches.Bench {
    private static final int SECONDS = setting("SOAK_SECONDS", 600);
    private static final int TERMINALS = setting("SOAK_TERMINALS", Depot.TERMINALS);
    private static final int RATE = setting("SOAK_RATE", 30_000);
    private static final int WINDOW = 20;
    /** After the last report is due, until all are acknowledged. */
    private static final int CALM_SECONDS = 20;

    private static final int AWAY_SECONDS = 20;
    private static final int SAMPLES = 9;
    private static final double HEAP_TARGET = 1.1;
    private static final double RATE_TARGET = 0.95;

    /** The one that is killed, and the one that lives. */
    private static final int FIRST = 0;

    private static final int SECOND = 1;

    private static int setting(String name, int otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    @Override
    public List<Figure> measure(String url) throws Exception {
        Path note = Files.createTempFile("bench", ".acknowledged");
        long from = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond() - 86_400 - 8 * 3600;
        try (Yard yard = Yard.set(url, 2);
                CrowdRun crowd = new CrowdRun(new CrowdRun.Order(
                        yard.terminalPorts(),
                        TERMINALS,
                        WINDOW,
                        from,
                        RATE,
                        0,
                        SECONDS,
                        CALM_SECONDS,
                        note.toString()))) {
            crowd.awaitIn();
            crowd.awaitBegin();
            double heap = disturb(yard, System.nanoTime());
            CrowdRun.Result result = crowd.awaitEnd();
            crowd.awaitExit();
            Ledger ledger = Ledger.of(note, url, from);
            return List.of(
                    Figure.atLeast("soak_fixes_s", result.perSecond(), RATE, RATE_TARGET * RATE),
                    Figure.atLeast("soak_acknowledged", ledger.acknowledged(), ledger.stored(), 1),
                    Figure.atMost("soak_missing", ledger.missing(), ledger.acknowledged(), 0),
                    Figure.atMost("soak_doubled", ledger.doubled(), ledger.acknowledged(), 0),
                    Figure.atMost("soak_lag_p99_ms", result.p99(), AWAY_SECONDS * 1e3, 2 * AWAY_SECONDS * 1e3),
                    Figure.atMost("soak_heap_growth", heap, 1, HEAP_TARGET));
        } finally {
            Files.delete(note);
        }
    }

    /** @return by how much the last third of the living node's heap is larger than the first */
    private static double disturb(Yard yard, long begun) throws Exception {
        awaitShare(begun, 0.1);
        Postgis.away(AWAY_SECONDS);
        awaitShare(begun, 0.25);
        yard.node(FIRST).destroyForcibly().waitFor();
        awaitShare(begun, 0.3);
        yard.start(FIRST);
        List<Double> heaps = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            awaitShare(begun, 0.4 + 0.6 * i / SAMPLES);
            heaps.add(Heap.usedMegabytes(yard.node(SECOND)));
        }
        System.err.println("soak: heap of the living node, MB: " + heaps);
        return mean(heaps.subList(2 * SAMPLES / 3, SAMPLES)) / mean(heaps.subList(0, SAMPLES / 3));
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static void awaitShare(long begun, double share) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(begun + (long) (share * SECONDS * 1e9) - System.nanoTime());
    }
}
