package org.roadmarshal.bench;

import java.util.List;

/** From the command to a server that is ready, on a schema that is there. */
final class StartBench implements Benches.Bench {
    private static final int RUNS = 3;
    private static final double TARGET = 4;

    @Override
    public List<Figure> measure(String url) throws Exception {
        Programs.run(url, "migrate");
        Times bare = new Times(RUNS);
        Times ours = new Times(RUNS);
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            Programs.start(url, BareStart.class.getName(), List.of()).waitFor();
            bare.add(System.nanoTime() - begun);
            ours.add(ours(url));
        }
        return List.of(Figure.atMostTimes("start_ms", ours.percentile(0.5), bare.percentile(0.5), TARGET));
    }

    private static long ours(String url) throws Exception {
        int port = Programs.freePort();
        long begun = System.nanoTime();
        Process server = Programs.roadmarshal(url, "serve", "--port", String.valueOf(port));
        try {
            new Http("http://127.0.0.1:" + port, null).awaitReady(server);
            return System.nanoTime() - begun;
        } finally {
            Programs.stop(server);
        }
    }
}
