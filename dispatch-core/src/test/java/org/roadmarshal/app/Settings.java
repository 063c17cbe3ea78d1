package org.roadmarshal.app;

import java.util.Map;

/** Settings as flags would give them, without this machine's environment. */
public final class Settings {
    private Settings() {}

    public static Config of(Map<String, String> flags) {
        return ConfigLoader.load(null, Map.of(), flags);
    }
}
