package org.roadmarshal.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostGIS that nobody else uses, so that it may be stopped in the middle; it comes back on the same port with the same data. */
final class OwnPostgis {
    private final Path home = Path.of(System.getProperty("roadmarshal.home"));

    /** @return the JDBC URL of an empty database */
    String startAnew() throws Exception {
        return start("--fresh");
    }

    void startAgain() throws Exception {
        start();
    }

    private String start(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--tuned-for-tests",
                "--for",
                String.valueOf(ProcessHandle.current().pid())));
        arguments.addAll(List.of(options));
        return postgis(arguments);
    }

    void stop() throws Exception {
        postgis(List.of("stop"));
    }

    private String postgis(List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("deploy/postgis").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", home.resolve(".roadmarshal/story").toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed");
        }
        return said;
    }
}
