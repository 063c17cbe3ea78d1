package org.roadmarshal.bench;

import java.sql.DriverManager;
import org.flywaydb.core.Flyway;

/** The least that a server of ours must do before it is ready: a JVM, the schema found to be right, one query. */
final class BareStart {
    private BareStart() {}

    public static void main(String[] arguments) throws Exception {
        String url = System.getenv("ROADMARSHAL_DB_URL");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .load()
                .validate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }
}
