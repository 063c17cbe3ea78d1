package org.roadmarshal.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The examples that {@code deploy/docs} gives to people: they must work. */
public final class Documents {
    private Documents() {}

    public static Path file(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("deploy/docs").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        throw new IllegalStateException("no deploy/docs/" + name);
    }
}
