package org.roadmarshal.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Files.deleteIfExists(work.resolve(BackupCommand.DUMP));
            Files.delete(work);
        }
        PrintWriter out = spec.commandLine().getOut();
        return target.inTransaction(handle -> VerifyCommand.verify(handle, out));
    }

    private void unpack(Path work) throws IOException, InterruptedException {
        PostgresTools.tar("--extract", "--file", file, "--directory", work, BackupCommand.DUMP);
        target.jdbi().useHandle(handle -> handle.execute("create extension if not exists postgis"));
        // All of it, or nothing at all.
        new PostgresTools(target.source())
                .run(
                        "pg_restore",
                        "--dbname=" + target.source().getDatabaseName(),
                        "--schema=public",
                        "--clean",
                        "--if-exists",
                        "--no-owner",
                        "--no-privileges",
                        "--single-transaction",
                        "--exit-on-error",
                        work.resolve(BackupCommand.DUMP));
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
