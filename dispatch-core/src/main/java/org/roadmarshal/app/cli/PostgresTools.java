package org.roadmarshal.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.roadmarshal.kernel.DispatchException;

/** Runs PostgreSQL's own programs, and tar, on our database. Its password goes by the environment, which others cannot see. */
final class PostgresTools {
    /** Where the programs are; else the newest that Debian has put beside the path, else those on it. */
    private static final String BIN = "ROADMARSHAL_PG_BIN";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final PGSimpleDataSource source;

    PostgresTools(PGSimpleDataSource source) {
        this.source = source;
    }

    /** @throws DispatchException where the program is missing or fails; it has said why on standard error */
    void run(String program, Object... arguments) throws IOException, InterruptedException {
        String directory = System.getenv(BIN);
        run(directory == null ? installed(program) : Path.of(directory, program), connection(), arguments);
    }

    /** An older program refuses a newer server, never the other way round. */
    private static Path installed(String program) throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Path.of(program);
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .sorted(Comparator.comparing(
                            version -> -Integer.parseInt(version.getFileName().toString())))
                    .map(version -> version.resolve("bin").resolve(program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(Path.of(program));
        }
    }

    static void tar(Object... arguments) throws IOException, InterruptedException {
        run(Path.of("tar"), Map.of(), arguments);
    }

    private static void run(Path program, Map<String, String> environment, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot run %s; name PostgreSQL's directory of programs in %s".formatted(program, BIN), e);
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw DispatchException.conflict(program.getFileName() + " ended with " + exit);
        }
    }

    private Map<String, String> connection() {
        return Map.of(
                "PGHOST", source.getServerNames()[0],
                "PGPORT", String.valueOf(source.getPortNumbers()[0] == 0 ? 5432 : source.getPortNumbers()[0]),
                "PGDATABASE", source.getDatabaseName(),
                "PGUSER", String.valueOf(source.getUser()),
                "PGPASSWORD", source.getPassword() == null ? "" : source.getPassword());
    }
}
