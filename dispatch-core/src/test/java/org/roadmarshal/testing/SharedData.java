package org.roadmarshal.testing;

import java.nio.file.Path;

/** Real data that may stand beside the repository, and must not be in it: only extra checks use it. */
public final class SharedData {
    private SharedData() {}

    public static Path file(String name) {
        return Path.of(System.getProperty("roadmarshal.home", ".."), "../shared/data", name);
    }
}
