package org.roadmarshal.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated, otherwise empty PostGIS database that belongs to one test class and is dropped after it.
 *
 * @param url JDBC, with user and password
 */
public record TestDatabase(String url) implements AutoCloseable {

    /** Opens a connection of its own each time; a test of pools brings its pool. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    /** Cuts off everybody who is connected and lets nobody in, as when the server is gone; {@link #mend} lets them again. */
    public void cut() throws SQLException {
        var server = renamed(url, "postgres");
        execute(server, "alter database " + nameIn(url) + " allow_connections false");
        execute(server, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + nameIn(url) + "'");
    }

    public void mend() throws SQLException {
        execute(renamed(url, "postgres"), "alter database " + nameIn(url) + " allow_connections true");
    }

    /** One more, of another installation; close it after use. */
    public TestDatabase another() throws SQLException {
        return new TestCluster(renamed(url, "postgres")).create();
    }

    /** Drops the database, cutting off whoever is still connected. */
    @Override
    public void close() throws SQLException {
        var name = nameIn(url);
        execute(renamed(url, "postgres"), "drop database if exists " + name + " with (force)");
    }

    static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String nameIn(String url) {
        return url.replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
    }

    static String renamed(String url, String name) {
        return url.replaceFirst("/[^/?]+(\\?.*)?$", "/" + name + "$1");
    }
}
