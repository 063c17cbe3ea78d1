package org.roadmarshal.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.roadmarshal.kernel.DispatchException;

/** Runs PostgreSQL's own programs, and tar, on our database. Its password goes by the environment, which others cannot see. */
final class PostgresTools {
    /** Where the programs are, if not on the path; {@code deploy/roadmarshal} sets it. */
    private static final String BIN = "ROADMARSHAL_PG_BIN";

    private final PGSimpleDataSource source;

    PostgresTools(PGSimpleDataSource source) {
        this.source = source;
    }

    /** @throws DispatchException where the program is missing or fails; it has said why on standard error */
    void run(String program, Object... arguments) throws IOException, InterruptedException {
        String directory = System.getenv(BIN);
        run(directory == null ? Path.of(program) : Path.of(directory, program), connection(), arguments);
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
