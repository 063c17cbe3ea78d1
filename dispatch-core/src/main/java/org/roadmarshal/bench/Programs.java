package org.roadmarshal.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Java programs of this same jar, each in a process of its own. */
final class Programs {
    private static final String SERVER = "org.roadmarshal.app.Main";
    private static final long STOP_SECONDS = 20;

    private Programs() {}

    /** @param url the database, given by environment */
    static Process start(String url, String main, List<String> arguments) throws IOException {
        ProcessBuilder builder = builder(main, arguments).redirectOutput(new File("/dev/null"));
        builder.environment().putAll(Map.of("ROADMARSHAL_DB_URL", url));
        return builder.start();
    }

    /** One whose standard output is to be read. */
    static Process talking(String main, List<String> arguments) throws IOException {
        return builder(main, arguments).start();
    }

    /** One of our commands whose standard output is to be read. */
    static Process printing(String url, String... arguments) throws IOException {
        ProcessBuilder builder = builder(SERVER, List.of(arguments));
        builder.environment().put("ROADMARSHAL_DB_URL", url);
        return builder.start();
    }

    private static ProcessBuilder builder(String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    static Process roadmarshal(String url, String... arguments) throws IOException {
        return start(url, SERVER, List.of(arguments));
    }

    /** @throws IllegalStateException where it fails */
    static void run(String url, String... arguments) throws IOException, InterruptedException {
        int exit = roadmarshal(url, arguments).waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + exit);
        }
    }

    /** Asks, waits, and only then insists. */
    static void stop(Process process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
