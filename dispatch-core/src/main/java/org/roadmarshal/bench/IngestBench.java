package org.roadmarshal.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports of JT/T 808 terminals, one fix each, from the socket to the acknowledgement after the commit, a thousand fences in force.
 * Each terminal has a few reports on their way, so that the servers set the pace. The limit: {@link BareIntake}. By turns; the
 * terminals are a process of this same machine. How long an acknowledgement takes is measured at half the rate: at the whole of it
 * that only tells how many reports were on their way.
 */
final class IngestBench implements Benches.Bench {
    private static final int WARM_UP = 20;
    private static final int SECONDS = 12;
    private static final int ROUNDS = 2;
    private static final double SHARE_TARGET = 0.7;
    private static final double LAG_TARGET = 500;
    private static final double CPU_TARGET = 3;

    /** @param rate fixes a second that are wanted of it */
    private record Case(String name, int terminals, int window, double rate) {}

    private static final List<Case> CASES =
            List.of(new Case("1k", 1_000, 20, 60_000), new Case("10k", 10_000, 2, 50_000));

    /** Each run has fixes of its own: the same again would be duplicates. */
    private long from = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond() - 86_400 - 8 * 3600;

    /** Of several runs. */
    private static final class Sum {
        private double rate;
        private double cpuMicros;

        void add(CrowdRun.Result result, Duration cpu) {
            rate += result.perSecond() / ROUNDS;
            cpuMicros += cpu.toNanos() / 1e3 / result.acknowledged() / ROUNDS;
        }
    }

    @Override
    public List<Figure> measure(String url) throws Exception {
        List<Figure> figures = new ArrayList<>();
        int barePort = Programs.freePort();
        Process bareServer = Programs.start(url, BareIntake.class.getName(), List.of(String.valueOf(barePort)));
        try (Yard yard = Yard.set(url, 1)) {
            for (Case size : CASES) {
                Sum ours = new Sum();
                Sum bare = new Sum();
                for (int round = 0; round < ROUNDS; round++) {
                    Depot.forgetFixes(url);
                    run(size, yard.terminalPorts(), yard.node(0), ours);
                    Depot.forgetFixes(url);
                    run(size, String.valueOf(barePort), bareServer, bare);
                }
                int half = (int) ours.rate / 2;
                Depot.forgetFixes(url);
                double lag = lag(size, yard.terminalPorts(), half);
                Depot.forgetFixes(url);
                double bareLag = lag(size, String.valueOf(barePort), half);
                String name = "ingest_" + size.name;
                figures.add(Figure.atLeast(name + "_fixes_s", ours.rate, bare.rate, size.rate));
                figures.add(Figure.atLeastShare(name + "_of_bare", ours.rate, bare.rate, SHARE_TARGET));
                figures.add(Figure.atMost(name + "_lag_p99_ms", lag, bareLag, LAG_TARGET));
                figures.add(Figure.atMostTimes(name + "_cpu_us", ours.cpuMicros, bare.cpuMicros, CPU_TARGET));
            }
        } finally {
            Programs.stop(bareServer);
        }
        return figures;
    }

    private void run(Case size, String port, Process server, Sum sum) throws Exception {
        try (CrowdRun crowd = crowd(size, port, 0)) {
            Duration before = cpu(server);
            CrowdRun.Result result = crowd.awaitEnd();
            sum.add(result, cpu(server).minus(before));
            crowd.awaitExit();
        }
    }

    /** @return the 99th percentile of how long an acknowledgement takes, ms */
    private double lag(Case size, String port, int rate) throws Exception {
        try (CrowdRun crowd = crowd(size, port, rate)) {
            double p99 = crowd.awaitEnd().p99();
            crowd.awaitExit();
            return p99;
        }
    }

    /** One that is warm. */
    private CrowdRun crowd(Case size, String port, int rate) throws IOException {
        from += 2 * 3600;
        CrowdRun crowd = new CrowdRun(
                new CrowdRun.Order(port, size.terminals, size.window, from, rate, WARM_UP, SECONDS, 0, null));
        crowd.awaitIn();
        crowd.awaitBegin();
        return crowd;
    }

    private static Duration cpu(Process server) {
        return server.info().totalCpuDuration().orElseThrow();
    }
}
