package org.roadmarshal.bench;

import static java.util.Map.entry;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The measurements by name. A feature that comes later adds its own here. */
public final class Benches {
    private static final Map<String, Bench> ALL = new TreeMap<>(Map.ofEntries(
            entry("start", new StartBench()),
            entry("push", new PushBench()),
            entry("picture", new PictureBench()),
            entry("dispatch", new DispatchBench()),
            entry("nearest", new NearestBench()),
            entry("timers", new TimersBench()),
            entry("tasks", new TaskBench()),
            entry("tracks", new TracksBench()),
            entry("fanout", new FanoutBench()),
            entry("fences", new FenceBench()),
            entry("memory", new MemoryBench()),
            entry("ingest", new IngestBench()),
            entry("reconnect", new ReconnectBench()),
            entry("past", new PastBench()),
            entry("replay", new ReplayBench()),
            entry("issues", new IssuesBench()),
            entry("soak", new SoakBench())));

    private Benches() {}

    @FunctionalInterface
    interface Bench {
        /** @param url JDBC address of an empty PostGIS */
        List<Figure> measure(String url) throws Exception;
    }

    public static Iterable<String> names() {
        return ALL.keySet();
    }

    /** Prints a line a figure. */
    public static void run(String name, String url, PrintWriter out) throws Exception {
        Bench bench = ALL.get(name);
        if (bench == null) {
            throw new IllegalArgumentException("There is no measurement " + name + "; there are " + ALL.keySet());
        }
        bench.measure(url).forEach(figure -> out.println(figure.line()));
    }
}
