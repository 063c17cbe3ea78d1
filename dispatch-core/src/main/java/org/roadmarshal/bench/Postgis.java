package org.roadmarshal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The private PostGIS that {@code deploy/bench} runs us on, stopped and started by the command that the environment names. */
final class Postgis {
    /** {@code deploy/postgis} and its data directory; not set where the database is somebody else's. */
    private static final String COMMAND = System.getenv("BENCH_POSTGIS");

    private static final String DATA = System.getenv("BENCH_DATA");

    private Postgis() {}

    static void away(int seconds) throws IOException, InterruptedException {
        if (COMMAND == null) {
            System.err.println("soak: the database is not ours, it is not stopped");
            return;
        }
        run("stop");
        TimeUnit.SECONDS.sleep(seconds);
        run("start", "--for", String.valueOf(ProcessHandle.current().pid()));
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", DATA));
        int exit = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
        }
    }
}
