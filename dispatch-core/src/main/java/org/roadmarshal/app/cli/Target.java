package org.roadmarshal.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.roadmarshal.app.ConfigOptions;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The database that a command works on, and the city in it. */
final class Target {
    private static final Actor COMMAND_LINE = new Actor(null, "command line");

    @Mixin
    private ConfigOptions options;

    @Option(names = "--org", paramLabel = "CODE", description = "Which city, where there are several.")
    private String code;

    DatabaseConfig database() {
        return ConfigOptions.database(options.load());
    }

    /** Works in one transaction. */
    <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        return jdbi().inTransaction(work);
    }

    /** Works for the chosen city in one transaction. */
    <T> T inOrg(OrgWork<T> work) {
        return inTransaction(handle -> work.apply(handle, org(handle)));
    }

    /** The same, with what it does written to the journal. */
    <T> T commit(Journal.Work<T> work) throws Exception {
        return jdbi().inTransaction(handle -> Journal.inside(handle, org(handle), COMMAND_LINE, work));
    }

    /** The same for a city that is looked for, or made, first. */
    <T> T commit(HandleCallback<Integer, RuntimeException> city, Journal.Work<T> work) throws Exception {
        return jdbi().inTransaction(handle -> Journal.inside(handle, city.withHandle(handle), COMMAND_LINE, work));
    }

    /** Where photos are kept. */
    Path evidence() {
        return options.load().evidence().dir();
    }

    /** Whether photos are kept in no directory. */
    boolean evidenceElsewhere() {
        return options.load().evidence().s3().url() != null;
    }

    Jdbi jdbi() {
        return Database.jdbi(source());
    }

    PGSimpleDataSource source() {
        DatabaseConfig config = database();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.url());
        if (config.user() != null) {
            source.setUser(config.user());
            source.setPassword(config.password());
        }
        return source;
    }

    private int org(Handle handle) {
        List<Integer> found = handle.createQuery("select id from org where :code is null or code = :code order by id")
                .bind("code", code)
                .mapTo(Integer.class)
                .list();
        if (found.size() != 1) {
            throw DispatchException.invalid(
                    found.isEmpty()
                            ? "There is no such city; import one first"
                            : "There are several cities: say --org CODE");
        }
        return found.get(0);
    }

    @FunctionalInterface
    interface OrgWork<T> {
        T apply(Handle handle, int org);
    }
}
