package org.roadmarshal.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The PostGIS that all tests of this JVM share: {@code ROADMARSHAL_TEST_DB_URL} if set (its role must be allowed to
 * create databases), else one that {@code deploy/postgis} runs for as long as this JVM lives.
 *
 * @param url JDBC, of the database it came with
 */
record TestCluster(String url) {
    private static final String TEMPLATE = "roadmarshal_template";
    /** Any number that no other program here locks. */
    private static final long TEMPLATE_LOCK = 7_240_119L;

    /** PostgreSQL's code for what others are still connected to. */
    private static final String IN_USE = "55006";

    private static final int PATIENCE = 6;

    static TestCluster start() throws Exception {
        var given = System.getenv("ROADMARSHAL_TEST_DB_URL");
        var cluster = new TestCluster(given != null ? given : launch());
        cluster.locked(connection -> cluster.migrateTemplate(connection));
        return cluster;
    }

    /** A copy of the migrated template, which is far quicker than migrating again. */
    TestDatabase create() throws SQLException {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        locked(connection -> copy(connection, name, PATIENCE));
        return new TestDatabase(TestDatabase.renamed(url, name));
    }

    /** The server waits some seconds itself for whoever is just leaving the template, such as its own vacuuming. */
    private static void copy(Connection connection, String name, int tries) throws SQLException {
        try {
            // Since 15 every block would go through the log by itself; as files it takes half the time.
            var asFiles = connection.getMetaData().getDatabaseMajorVersion() < 15 ? "" : " strategy file_copy";
            run(connection, "create database " + name + " template " + TEMPLATE + asFiles);
        } catch (SQLException e) {
            if (!IN_USE.equals(e.getSQLState()) || tries <= 1) {
                throw e;
            }
            copy(connection, name, tries - 1);
        }
    }

    private void migrateTemplate(Connection connection) throws SQLException {
        try (var rows = connection
                .createStatement()
                .executeQuery("select 1 from pg_database where datname = '" + TEMPLATE + "'")) {
            if (!rows.next()) {
                run(connection, "create database " + TEMPLATE);
            }
        }
        try {
            migrate();
        } catch (FlywayException editedSince) {
            run(connection, "drop database " + TEMPLATE + " with (force)");
            run(connection, "create database " + TEMPLATE);
            migrate();
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(TestDatabase.renamed(url, TEMPLATE), null, null)
                .load()
                .migrate();
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** A database cannot be copied while somebody is connected to it: one JVM at a time touches the template. */
    private void locked(Work work) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            run(connection, "select pg_advisory_lock(" + TEMPLATE_LOCK + ")");
            work.on(connection);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String launch() throws IOException, InterruptedException {
        var home = home();
        var process = new ProcessBuilder(
                        home.resolve("deploy/postgis").toString(),
                        "start",
                        "--tuned-for-tests",
                        "--data",
                        home.resolve(".roadmarshal/test").toString(),
                        "--for",
                        String.valueOf(ProcessHandle.current().pid()))
                .start();
        var url = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        var talk = new String(process.getErrorStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("deploy/postgis: " + talk);
        }
        return url;
    }

    /** Maven says where the project is; an IDE runs us somewhere below it. */
    private static Path home() {
        var start = Path.of(System.getProperty("roadmarshal.home", "")).toAbsolutePath();
        for (var at = start; at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("deploy/postgis"))) {
                return at;
            }
        }
        throw new IllegalStateException("no deploy/postgis above " + start);
    }
}
