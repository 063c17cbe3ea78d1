package org.roadmarshal.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A thousand positions a second to a thousand sockets: all of which see the same, as walls do, and each with a viewport of its own,
 * as consoles have. The positions come from terminals; a few trackers among them send the millisecond too, and by them the lag is
 * known. What the server needs to take the fixes in, measured before, is not counted. The limit: a server that does nothing but write
 * messages of the same size.
 */
final class FanoutBench implements Benches.Bench {
    private static final int SOCKETS = 1_000;
    private static final int MOVERS = 1_000;
    private static final int TRACKERS = 20;
    private static final int TICKS_A_SECOND = 4;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 12;
    /** The fixes go on for longer than anything here. */
    private static final int FIXES_SECONDS = 600;

    private static final double SHARE_TARGET = 0.7;
    private static final double CORES_TARGET = 0.4;
    /** Of a thousand times a thousand: a second's fixes may fall into the next tick. */
    private static final double RECORDS_TARGET = 950_000;
    /** Milliseconds: the live socket's tick of 250, and 100 beside it. */
    private static final double LAG_TARGET = 350;

    /** @param perCpuSecond records that were read for each second of the server's processor time */
    private record Load(double perSecond, double perCpuSecond, double cores, Times lag) {}

    @Override
    public List<Figure> measure(String url) throws Exception {
        Load bare = bare(url);
        try (Yard yard = Yard.set(url, 1);
                Feed feed = new Feed(yard.address(0), enrol(url));
                CrowdRun terminals = terminals(yard)) {
            feed.start();
            terminals.awaitIn();
            terminals.awaitBegin();
            double intake = cores(yard.node(0), SECONDS);
            String token = yard.as("leader").token();
            Load walls = load(yard.node(0), yard.address(0), token, i -> subscribe(""), intake);
            Load consoles = load(
                    yard.node(0),
                    yard.address(0),
                    token,
                    i -> subscribe(",\"viewport\":[118," + (40 - i / 10_000.0) + ",123,43]"),
                    intake);
            return List.of(
                    Figure.atLeast("fanout_walls_records_s", walls.perSecond, bare.perSecond, RECORDS_TARGET),
                    Figure.atLeastShare(
                            "fanout_walls_records_cpu_s", walls.perCpuSecond, bare.perCpuSecond, SHARE_TARGET),
                    Figure.atLeastShare(
                            "fanout_consoles_records_cpu_s", consoles.perCpuSecond, bare.perCpuSecond, SHARE_TARGET),
                    Figure.atMost("fanout_walls_cores", walls.cores, bare.cores, CORES_TARGET),
                    Figure.atMost(
                            "fanout_lag_p99_ms", walls.lag.percentile(0.99), bare.lag.percentile(0.99), LAG_TARGET));
        }
    }

    private static CrowdRun terminals(Yard yard) throws IOException {
        long from = Instant.now().getEpochSecond() - FIXES_SECONDS;
        return new CrowdRun(new CrowdRun.Order(
                yard.terminalPorts(), MOVERS, 1, from, MOVERS, WARM_UP_SECONDS, FIXES_SECONDS, 0, null));
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
            return new Load(records, records / cores, cores, walls.lag());
        }
    }

    /** Trackers in supervised vehicles of the demo, each with its number as its key. */
    private static List<String> enrol(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into device (org, kind, label, key_hash, vehicle_id)
                    select org, 'osmand', 'bench', sha256(convert_to('bench-' || number, 'UTF8')), id
                    from (select org, id, row_number() over (order by id) as number from vehicle
                      where use <> 'enforcement' and id < %d) v
                    where number <= %d""".formatted(Depot.deviceId(0), TRACKERS));
        }
        return IntStream.rangeClosed(1, TRACKERS)
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
