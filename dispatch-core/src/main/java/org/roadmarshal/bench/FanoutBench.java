package org.roadmarshal.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A thousand positions a second to a thousand sockets: all of which see the same, as walls do, and each with a viewport of its own,
 * as consoles have. What the server needs to take the fixes in, measured before, is not counted. The limit: a server that does
 * nothing but write messages of the same size.
 */
final class FanoutBench implements Benches.Bench {
    private static final int SOCKETS = 1_000;
    private static final int MOVERS = 1_000;
    private static final int TICKS_A_SECOND = 4;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 12;
    private static final double SHARE_TARGET = 0.7;
    private static final double CORES_TARGET = 0.4;
    /** Milliseconds: the live socket's tick of 250, and 100 beside it. */
    private static final double LAG_TARGET = 350;

    /** @param perCpuSecond records that were read for each second of the server's processor time */
    private record Load(double perCpuSecond, double cores, Times lag) {}

    @Override
    public List<Figure> measure(String url) throws Exception {
        Load bare = bare(url);
        try (Stage stage = Stage.set(url);
                Feed feed = new Feed(stage.ours, enrol(url))) {
            feed.start();
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            double intake = cores(stage.server(), SECONDS);
            String token = stage.as("leader").token();
            Load walls = load(stage.server(), stage.ours, token, i -> subscribe(""), intake);
            Load consoles = load(
                    stage.server(),
                    stage.ours,
                    token,
                    i -> subscribe(",\"viewport\":[119," + (41 - i / 10_000.0) + ",122,42]"),
                    intake);
            return List.of(
                    Figure.atLeastShare(
                            "fanout_walls_records_cpu_s", walls.perCpuSecond, bare.perCpuSecond, SHARE_TARGET),
                    Figure.atLeastShare(
                            "fanout_consoles_records_cpu_s", consoles.perCpuSecond, bare.perCpuSecond, SHARE_TARGET),
                    Figure.atMost("fanout_walls_cores", walls.cores, bare.cores, CORES_TARGET),
                    Figure.atMost(
                            "fanout_lag_p99_ms", walls.lag.percentile(0.99), bare.lag.percentile(0.99), LAG_TARGET));
        }
    }

    private static Load bare(String url) throws Exception {
        int port = Programs.freePort();
        int bytes = Walls.HEADER + Walls.RECORD * MOVERS / TICKS_A_SECOND;
        Process server =
                Programs.start(url, BareFanout.class.getName(), List.of(String.valueOf(port), String.valueOf(bytes)));
        try {
            String address = "http://127.0.0.1:" + port;
            new Http(address, null).awaitReady(server);
            return load(server, address, null, i -> null, 0);
        } finally {
            Programs.stop(server);
        }
    }

    private static Load load(Process server, String address, String token, IntFunction<String> greeting, double intake)
            throws Exception {
        try (Walls walls = new Walls(address, SOCKETS, token, greeting)) {
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            Duration before = cpu(server);
            double records = walls.readFor(SECONDS);
            double cores = seconds(cpu(server).minus(before)) / SECONDS - intake;
            return new Load(records / cores, cores, walls.lag());
        }
    }

    /** Trackers in supervised vehicles, each with its number as its key. */
    private static List<String> enrol(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into device (org, kind, label, key_hash, vehicle_id)
                    select org, 'osmand', 'bench', sha256(convert_to('bench-' || number, 'UTF8')), id
                    from (select org, id, row_number() over (order by id) as number from vehicle where use <> 'enforcement') v
                    where number <= %d""".formatted(MOVERS));
        }
        return IntStream.rangeClosed(1, MOVERS)
                .mapToObj(number -> "bench-" + number)
                .toList();
    }

    private static String subscribe(String more) {
        return "{\"type\":\"subscribe\",\"positions\":true" + more + "}";
    }

    private static double cores(Process server, int over) throws InterruptedException {
        Duration before = cpu(server);
        TimeUnit.SECONDS.sleep(over);
        return seconds(cpu(server).minus(before)) / over;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static Duration cpu(Process server) {
        return server.info().totalCpuDuration().orElseThrow();
    }
}
