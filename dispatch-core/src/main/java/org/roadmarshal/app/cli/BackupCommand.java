package org.roadmarshal.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * One tar of everything: the database as pg_dump's custom format, then the evidence. In this order, while the servers go on: what
 * the dump knows of lies in the evidence already.
 */
@Command(
        name = "backup",
        description =
                "Write the whole database and all evidence into one file, readable by its owner only. Servers may run on.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    static final String DUMP = "database.dump";
    static final String EVIDENCE = "evidence";

    @Mixin
    private Target target;

    @Option(names = "--replace", description = "Where the file is there already.")
    private boolean replace;

    @Parameters(paramLabel = "FILE", description = "A tar, such as roadmarshal-2026-11-23.tar.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (Files.exists(file) && !replace) {
            throw new IllegalArgumentException(file + " is there already; say --replace");
        }
        if (target.evidenceElsewhere()) {
            spec.commandLine().getErr().println("Photos lie in the bucket of evidence.s3, and are not in this file");
        }
        Path parent = file.toAbsolutePath().getParent();
        Path work = Files.createTempDirectory(parent, ".backup");
        try {
            pack(work);
            Files.move(work.resolve("whole.tar"), file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            for (String left : new String[] {DUMP, "whole.tar", EVIDENCE}) {
                Files.deleteIfExists(work.resolve(left));
            }
            Files.delete(work);
        }
        return 0;
    }

    private void pack(Path work) throws IOException, InterruptedException {
        Path whole = Files.createFile(
                work.resolve("whole.tar"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // Of our schema only: PostGIS itself comes from the server's own package when it is restored.
        new PostgresTools(target.source())
                .run("pg_dump", "--format=custom", "--schema=public", "--file", work.resolve(DUMP));
        Path evidence = target.evidence().toAbsolutePath();
        // By a link of a known name, whatever the directory is called.
        Files.createSymbolicLink(work.resolve(EVIDENCE), Files.createDirectories(evidence));
        // Copies for screens are made again when they are wanted.
        PostgresTools.tar(
                "--create",
                "--file",
                whole,
                "--directory",
                work,
                "--dereference",
                "--exclude=" + EVIDENCE + "/derived",
                DUMP,
                EVIDENCE);
    }
}
