package org.roadmarshal.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.roadmarshal.kernel.DispatchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup back, and says whether its journal is as it was sealed. */
@Command(
        name = "restore",
        description = "Restore what backup wrote, then verify the journal. No server may run meanwhile.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:restored, the journal holds", "1:not restored, or the journal was altered"})
public final class RestoreCommand implements Callable<Integer> {
    private static final String STATEMENTS = "statements.sql";
    private static final String EMPTYING = "empty.sql";

    @Mixin
    private Target target;

    @Option(names = "--force", description = "Throw away what the database holds now.")
    private boolean force;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("Cannot read " + file);
        }
        if (!force && holdsSomething()) {
            throw DispatchException.conflict("The database is not empty; --force throws away what it holds");
        }
        Path work = Files.createTempDirectory("restore");
        try {
            unpack(work);
        } finally {
            for (String left : List.of(BackupCommand.DUMP, STATEMENTS, EMPTYING)) {
                Files.deleteIfExists(work.resolve(left));
            }
            Files.delete(work);
        }
        PrintWriter out = spec.commandLine().getOut();
        return target.inTransaction(handle -> VerifyCommand.verify(handle, out));
    }

    private void unpack(Path work) throws IOException, InterruptedException {
        PostgresTools.tar("--extract", "--file", file, "--directory", work, BackupCommand.DUMP);
        target.jdbi().useHandle(handle -> handle.execute("create extension if not exists postgis"));
        Path statements = work.resolve(STATEMENTS);
        PostgresTools tools = new PostgresTools(target.source());
        tools.run(
                "pg_restore",
                "--schema=public",
                "--no-owner",
                "--no-privileges",
                "--file",
                statements,
                work.resolve(BackupCommand.DUMP));
        try (InputStream emptying = RestoreCommand.class.getResourceAsStream("/db/restore/empty.sql")) {
            Files.copy(emptying, work.resolve(EMPTYING));
        }
        // All of it, or nothing at all.
        tools.run(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--output=/dev/null",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1",
                "--file",
                work.resolve(EMPTYING),
                "--file",
                statements);
        Path evidence = Files.createDirectories(target.evidence().toAbsolutePath());
        PostgresTools.tar(
                "--extract", "--file", file, "--directory", evidence, "--strip-components=1", BackupCommand.EVIDENCE);
    }

    private boolean holdsSomething() {
        return target.inTransaction(handle -> {
            boolean tables = handle.select("select to_regclass('org') is not null")
                    .mapTo(Boolean.class)
                    .one();
            return tables
                    && handle.select("select exists (select from org)")
                            .mapTo(Boolean.class)
                            .one();
        });
    }
}
