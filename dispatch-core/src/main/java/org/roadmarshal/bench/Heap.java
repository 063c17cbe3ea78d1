package org.roadmarshal.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a Java process's heap is in use. */
final class Heap {
    private static final Pattern LIVE = Pattern.compile("Total +\\d+ +(\\d+)");

    private Heap() {}

    /** What is reachable, counted while the program stands still: what it makes between a collection and a question is not in it. */
    static double usedMegabytes(Process node) throws IOException, InterruptedException {
        Matcher live = LIVE.matcher(ask(node, "GC.class_histogram"));
        if (!live.find()) {
            throw new IllegalStateException("The heap's size was not told");
        }
        return Long.parseLong(live.group(1)) / 1024.0 / 1024.0;
    }

    private static String ask(Process node, String what) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(node.pid()),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return said;
    }
}
