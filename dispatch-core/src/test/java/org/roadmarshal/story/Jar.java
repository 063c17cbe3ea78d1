package org.roadmarshal.story;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program, run as its users run it: {@code java -jar roadmarshal.jar COMMAND...}. */
record Jar(String databaseUrl, Path logs) {

    /** Runs a command to its end. @return its exit code; what it said is in its log */
    int run(String... command) throws IOException, InterruptedException {
        Process process = start(command[0], command);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end");
        }
        return process.exitValue();
    }

    Process start(String log, String... command) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar"));
        line.add(System.getProperty("roadmarshal.jar"));
        line.addAll(List.of(command));
        line.addAll(List.of("--set", "db.url=" + databaseUrl));
        File file = logs.resolve(log + ".log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(file);
        builder.environment().keySet().removeIf(name -> name.startsWith("ROADMARSHAL_"));
        Process process = builder.start();
        // However this JVM ends, nothing that it started stays.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
