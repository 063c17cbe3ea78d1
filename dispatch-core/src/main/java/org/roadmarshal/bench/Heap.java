package org.roadmarshal.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a Java process's heap is in use. */
final class Heap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Heap() {}

    /** After a full collection. */
    static double usedMegabytes(Process node) throws IOException, InterruptedException {
        ask(node, "GC.run");
        // The heap comes first, then the classes' space.
        Matcher used = USED.matcher(ask(node, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("The heap's size was not told");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
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
