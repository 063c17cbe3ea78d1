package org.roadmarshal.db;

import org.flywaydb.core.Flyway;

/** Brings the schema to this version of the program. Safe to run from several nodes at once: Flyway holds a lock. */
public final class Migrations {
    private Migrations() {}

    /** @return how many migrations were applied now */
    public static int migrate(DatabaseConfig config) {
        return Flyway.configure()
                .dataSource(config.url(), config.user(), config.password())
                .locations("classpath:db/migration")
                .connectRetries(10)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
