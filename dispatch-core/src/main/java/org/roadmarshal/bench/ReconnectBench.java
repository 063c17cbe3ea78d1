package org.roadmarshal.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Two thousand terminals that connect at once, as after a fault of the network: all are to be let in, and none to wait long. And
 * while a thousand report as fast as they are answered: a hundred fixes of one terminal in a blind zone's batch against a hundred
 * single ones of another.
 */
final class ReconnectBench implements Benches.Bench {
    private static final int STORM = 2_000;
    private static final int STORMS = 3;
    private static final double SECONDS_TARGET = 5;

    private static final int OTHERS = 1_000;
    private static final int WINDOW = 5;
    private static final int TURNS = 60;
    private static final int FIXES = 100;
    /** The same, beside the noise: both wait for a commit, whose hour neither knows. */
    private static final double TIMES_TARGET = 1.1;

    private final long from = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond() - 86_400 - 8 * 3600;

    @Override
    public List<Figure> measure(String url) throws Exception {
        int barePort = Programs.freePort();
        Process bareServer = Programs.start(url, BareIntake.class.getName(), List.of(String.valueOf(barePort)));
        try (Yard yard = Yard.set(url, 1)) {
            double bare = 0;
            double ours = 0;
            for (int i = 0; i < STORMS; i++) {
                bare = Math.max(bare, storm(String.valueOf(barePort)));
                ours = Math.max(ours, storm(yard.terminalPorts()));
            }
            return List.of(Figure.atMost("reconnect_worst_s", ours, bare, SECONDS_TARGET), fairness(yard));
        } finally {
            Programs.stop(bareServer);
        }
    }

    /** @return seconds that the last one had to wait */
    private double storm(String port) throws Exception {
        try (CrowdRun crowd = new CrowdRun(new CrowdRun.Order(port, STORM, 1, from, 1, 0, 1, 0, null))) {
            double worst = crowd.awaitIn();
            crowd.awaitBegin();
            crowd.awaitEnd();
            crowd.awaitExit();
            return worst / 1e3;
        }
    }

    private Figure fairness(Yard yard) throws Exception {
        int port = Integer.parseInt(yard.terminalPorts());
        try (CrowdRun crowd = new CrowdRun(
                        new CrowdRun.Order(yard.terminalPorts(), OTHERS, WINDOW, from + 3600, 0, 0, 3600, 0, null));
                Caller batches = new Caller(OTHERS, port);
                Caller singles = new Caller(OTHERS + 1, port)) {
            crowd.awaitIn();
            crowd.awaitBegin();
            Times ofBatches = new Times(TURNS);
            Times ofSingles = new Times(TURNS);
            for (int i = -TURNS / 2; i < TURNS; i++) {
                long at = from + 3600 + (i + TURNS) * FIXES;
                boolean first = i % 2 == 0;
                long before = first ? 0 : singles.singles(at, FIXES);
                long batch = batches.batch(at, FIXES);
                long single = first ? singles.singles(at, FIXES) : before;
                if (i >= 0) {
                    ofBatches.add(batch);
                    ofSingles.add(single);
                }
            }
            return Figure.atMostTimes(
                    "fairness_batch_ms", ofBatches.percentile(0.5), ofSingles.percentile(0.5), TIMES_TARGET);
        }
    }
}
