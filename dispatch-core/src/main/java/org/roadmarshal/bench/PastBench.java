package org.roadmarshal.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The picture of any instant of a year in which 200,000 incidents were worked, each six facts: asked for over HTTP. The limit: the
 * facts of a keyframe, read by their numbers.
 */
final class PastBench implements Benches.Bench {
    private static final int INCIDENTS = 200_000;
    private static final int WARM_UP = 30;
    private static final int PICTURES = 200;
    /** Milliseconds in which somebody who drags the time sees it. */
    private static final double P95_TARGET = 300;

    private static final double P50_TARGET = 100;

    private final Random chance = new Random(7);

    @Override
    public List<Figure> measure(String url) throws Exception {
        try (Stage stage = Stage.set(url, PastBench::fill)) {
            awaitKeyframes(url);
            Times bare = bare(url);
            Http leader = stage.as("leader");
            Times ours = new Times(PICTURES);
            for (int i = -WARM_UP; i < PICTURES; i++) {
                Instant at = Instant.now().minus(chance.nextInt(360 * 24 * 60), ChronoUnit.MINUTES);
                long begun = System.nanoTime();
                leader.get("/picture?at=" + at);
                if (i >= 0) {
                    ours.add(System.nanoTime() - begun);
                }
            }
            return List.of(
                    Figure.atMost("past_p50_ms", ours.percentile(0.5), bare.percentile(0.5), P50_TARGET),
                    Figure.atMost("past_p95_ms", ours.percentile(0.95), bare.percentile(0.95), P95_TARGET));
        }
    }

    private Times bare(String url) throws SQLException {
        Times times = new Times(PICTURES);
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement("""
                        select j.data from journal_keyframe k join journal j on j.org = k.org and j.seq = any(k.seqs)
                        where k.org = 1 and k.at = (select at from journal_keyframe where org = 1 order by at offset ? limit 1)""")) {
            for (int i = -WARM_UP; i < PICTURES; i++) {
                statement.setInt(1, chance.nextInt(1_400));
                long begun = System.nanoTime();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
                if (i >= 0) {
                    times.add(System.nanoTime() - begun);
                }
            }
        }
        return times;
    }

    private static void awaitKeyframes(String url) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean waiting = true;
            while (waiting) {
                try (ResultSet row = statement.executeQuery(
                        "select coalesce(max(at), '-infinity') < now() - interval '8 hours' from journal_keyframe")) {
                    row.next();
                    waiting = row.getBoolean(1);
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
            statement.execute("vacuum analyze journal");
        }
    }

    private static void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(FACTS.formatted(INCIDENTS));
            statement.execute("""
                    insert into journal_head (org, seq, hash) select 1, max(seq), '\\x00' from journal where org = 1
                    on conflict (org) do update set seq = excluded.seq, hash = excluded.hash""");
            statement.execute("analyze journal");
        }
    }

    /** Every incident is known, sent to, come to and closed within the hour; the unit goes out and comes back. */
    private static final String FACTS = """
            with units as (select array_agg(u.id order by u.id) as ids, array_agg(u.agency_id order by u.id) as agencies from unit u where org = 1),
            fact as (
              select n, step.*, ids[1 + n %% cardinality(ids)] as unit, agencies[1 + n %% cardinality(ids)] as agency,
                now() - interval '365 days' + n * (interval '365 days' / %1$d) + minute * interval '1 minute' as at
              from units, generate_series(0, %1$d - 1) n, (values
                (0, 'incident.created', 'incident', 'open'), (1, 'task.dispatched', 'task', 'dispatched'),
                (1, 'unit.changed', 'unit', 'assigned'), (50, 'task.cleared', 'task', 'cleared'),
                (50, 'unit.changed', 'unit', 'available'), (55, 'incident.closed', 'incident', 'closed')) as step (minute, kind, subject, state))
            insert into journal (org, seq, at, kind, subject, subject_id, version, agency_id, unit_id, actor_id, actor_name, data, hash)
            select 1, coalesce((select max(seq) from journal where org = 1), 0) + row_number() over (order by at, n), at, kind, subject,
              case subject when 'unit' then unit else 1000000 + n end, 1, agency, unit, 1, 'bench',
              json_build_object(subject, json_build_object('id', case subject when 'unit' then unit else 1000000 + n end, 'state', state,
                'version', 1, 'callsign', 'U-' || unit, 'summary', 'An incident of the bench, as long as they are in the mean',
                'agency', json_build_object('id', agency, 'name', 'squad'), 'location', json_build_object('lon', 120.1, 'lat', 41.5),
                'incident', json_build_object('id', 1000000 + n, 'summary', 'An incident of the bench'), 'createdAt', at,
                'milestones', json_build_array(json_build_object('milestone', 'dispatched', 'at', at), json_build_object('milestone', state, 'at', at)))),
              '\\x00'
            from fact
            """;
}
