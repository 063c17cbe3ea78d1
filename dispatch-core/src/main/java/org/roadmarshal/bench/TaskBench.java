package org.roadmarshal.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Fifty tasks a second to the phones of two hundred crews, spread over the squads as people are, at two nodes: from the commit, as PostgreSQL
 * dates it, to the socket. The limit: as many rows a second, told by {@code pg_notify} and echoed by {@link BareNotify}. Both run until
 * they are warm.
 */
final class TaskBench implements Benches.Bench {
    private static final int CREWS = 200;
    private static final int A_SECOND = 50;
    private static final int WARM_UP = 200 * A_SECOND;
    private static final int BARE_WARM_UP = 45 * A_SECOND;
    private static final int TASKS = 30 * A_SECOND;
    private static final int THREADS = 16;
    private static final double TIMES_TARGET = 2;
    /** PostgreSQL's next one is then five minutes away: neither of the two is measured in the midst of it. */
    private static final String AT_REST = "checkpoint";

    private static final String TASK = "\"task\":{\"id\":";
    private static final String DISPATCHED = "\"kind\":\"task.dispatched\"";

    @Override
    public List<Figure> measure(String url) throws Exception {
        Times bare = bare(url);
        Times ours = ours(url);
        return List.of(
                Figure.atMostTimes("task_to_socket_p50_ms", ours.percentile(0.5), bare.percentile(0.5), TIMES_TARGET),
                Figure.atMostTimes(
                        "task_to_socket_p99_ms", ours.percentile(0.99), bare.percentile(0.99), TIMES_TARGET));
    }

    private static Times bare(String url) throws Exception {
        List<String> addresses = new ArrayList<>();
        List<Process> servers = new ArrayList<>();
        try (CrewSockets warm = new CrewSockets(CREWS, BARE_WARM_UP);
                CrewSockets sockets = new CrewSockets(CREWS, TASKS);
                Connection connection = DriverManager.getConnection(url)) {
            for (int i = 0; i < 2; i++) {
                String port = String.valueOf(Programs.freePort());
                servers.add(Programs.start(url, BareNotify.class.getName(), List.of(port)));
                addresses.add("http://127.0.0.1:" + port);
                new Http(addresses.get(i), null).awaitReady(servers.get(i));
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table bench_task (id bigserial primary key, crew text not null)");
                statement.execute(AT_REST);
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    with task as (insert into bench_task (crew) values (?) returning id, crew)
                    select pg_notify('%s', crew || ' ' || id) from task""".formatted(BareNotify.CHANNEL))) {
                run(addresses, warm, BARE_WARM_UP, i -> notify(insert, i));
                run(addresses, sockets, TASKS, i -> notify(insert, i));
                return sockets.sinceCommit(connection, "select id, xmin from bench_task where id > " + BARE_WARM_UP);
            } finally {
                // What migrates next wants an empty house.
                connection.createStatement().execute("drop table bench_task");
            }
        } finally {
            servers.forEach(Programs::stop);
        }
    }

    private static void run(List<String> addresses, CrewSockets sockets, int count, IntConsumer task) throws Exception {
        for (int i = 0; i < CREWS; i++) {
            sockets.open(
                    addresses.get(i % 2),
                    String.valueOf(i),
                    text -> null,
                    text -> Long.valueOf(text.substring(text.indexOf(' ') + 1)));
        }
        evenly(count, 1, task);
        sockets.await();
    }

    private static void notify(PreparedStatement insert, int number) {
        try {
            insert.setString(1, String.valueOf(number % CREWS));
            insert.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Times ours(String url) throws Exception {
        try (Yard yard = Yard.set(url, 2);
                Connection connection = DriverManager.getConnection(url);
                CrewSockets sockets = new CrewSockets(CREWS, WARM_UP + TASKS)) {
            // What frees the crews does not stand in the way of what is measured more than it must.
            connection.createStatement().execute("set synchronous_commit = off");
            String password = yard.password("officer1");
            List<Long> units = crews(url);
            for (int i = 0; i < CREWS; i++) {
                String token = new Http(yard.address(i % 2), null)
                        .signIn("bench." + i, password)
                        .token();
                String mine = "\"unit\":{\"id\":" + units.get(i) + ",";
                sockets.open(
                        yard.address(i % 2),
                        "{\"type\":\"authenticate\",\"token\":\"" + token + "\"}",
                        text -> text.contains("\"type\":\"ready\"")
                                ? "{\"type\":\"subscribe\",\"topics\":[\"task\"]}"
                                : null,
                        text -> text.contains(DISPATCHED) && text.contains(mine) ? task(text) : null);
            }
            Http desk = yard.as("dispatcher");
            List<Long> incidents = new ArrayList<>();
            for (int i = 0; i < CREWS; i++) {
                incidents.add(desk.post(
                                "/incidents",
                                "{\"category\":\"overload\",\"summary\":\"bench\",\"location\":{\"lon\":120.45,\"lat\":41.57}}")
                        .get("id")
                        .asLong());
            }
            connection.createStatement().execute(AT_REST);
            evenly(WARM_UP + TASKS, THREADS, i -> {
                free(connection, units.get(i % CREWS));
                send(desk, incidents.get(i % CREWS), units.get(i % CREWS));
            });
            sockets.await();
            return sockets.sinceCommit(connection, """
                    select task_id, xmin from task_milestone where milestone = 'dispatched' and task_id in (
                      select id from task where instructions is null order by id desc limit %d)""".formatted(TASKS));
        }
    }

    private static Long task(String text) {
        int at = text.indexOf(TASK) + TASK.length();
        return Long.valueOf(text.substring(at, text.indexOf(',', at)));
    }

    private static void send(Http desk, long incident, long unit) {
        try {
            desk.post("/tasks", "{\"incidentId\":%d,\"unitId\":%d}".formatted(incident, unit));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the task before: past the server, for what is asked is how it tells of tasks, not how it ends them. */
    private static void free(Connection connection, long unit) {
        try (PreparedStatement free = connection.prepareStatement("""
                with freed as (
                  update task set state = 'cancelled', acknowledge_by = null where org = 1 and unit_id = ? and state = 'dispatched'
                  returning id, unit_id, incident_id),
                units as (
                  update unit u set state = 'available', task_id = null from freed where u.org = 1 and u.id = freed.unit_id),
                timers as (
                  delete from timer t using freed where t.org = 1 and t.kind = 'task.acknowledge' and t.subject_id = freed.id)
                update incident i set open_tasks = 0 from freed where i.org = 1 and i.id = freed.incident_id""")) {
            free.setLong(1, unit);
            free.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void evenly(int count, int threads, IntConsumer task) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        int[] next = {0};
        clock.scheduleAtFixedRate(
                () -> {
                    if (next[0] < count) {
                        int number = next[0]++;
                        workers.execute(() -> task.accept(number));
                    }
                },
                0,
                1_000 / A_SECOND,
                TimeUnit.MILLISECONDS);
        TimeUnit.MILLISECONDS.sleep(1_000L * count / A_SECOND + 1_000);
        clock.shutdownNow();
        workers.shutdown();
        workers.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** @return the crews' units, all available, in the order of the accounts {@code bench.0}, {@code bench.1}, ... */
    private static List<Long> crews(String url) throws SQLException {
        List<Long> units = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into unit (org, callsign, kind, agency_id, state)
                    select a.org, 'B-' || n, 'foot', a.id, 'available' from generate_series(0, %1$d - 1) n
                      join (select org, id, row_number() over (order by id) - 1 as i, count(*) over () as squads
                        from agency where kind = 'squad') a on a.i = n %% a.squads;
                    insert into person (org, badge, name, agency_id)
                    select org, callsign, callsign, agency_id from unit where callsign like 'B-%%';
                    insert into unit_member (org, unit_id, person_id)
                    select u.org, u.id, p.id from unit u join person p on p.org = u.org and p.badge = u.callsign
                    where u.callsign like 'B-%%';
                    insert into account (org, username, display_name, password_hash, person_id)
                    select p.org, 'bench.' || substr(p.badge, 3), p.name, d.password_hash, p.id
                    from person p, account d where p.badge like 'B-%%' and d.username = 'officer1';
                    insert into role_grant (org, account_id, role, agency_id)
                    select a.org, a.id, 'officer', p.agency_id from account a join person p on p.org = a.org and p.id = a.person_id
                    where a.username like 'bench.%%'""".formatted(CREWS));
            try (ResultSet rows = statement.executeQuery(
                    "select id from unit where callsign like 'B-%' order by cast(substr(callsign, 3) as int)")) {
                while (rows.next()) {
                    units.add(rows.getLong(1));
                }
            }
        }
        return units;
    }
}
