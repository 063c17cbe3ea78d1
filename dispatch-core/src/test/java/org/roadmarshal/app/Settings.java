package org.roadmarshal.app;

import java.util.Map;
import org.roadmarshal.position.FixLimits;
import org.roadmarshal.position.MotionLimits;
import org.roadmarshal.position.TrackConfig;

/** Settings as flags would give them, without this machine's environment. */
public final class Settings {
    private Settings() {}

    public static Config of(Map<String, String> flags) {
        return ConfigLoader.load(null, Map.of(), flags);
    }

    public static FixLimits limits() {
        return of(Map.of()).fixes().limits();
    }

    public static MotionLimits motion() {
        return of(Map.of()).motion().limits();
    }

    public static TrackConfig tracks() {
        return of(Map.of()).fixes().tracks();
    }
}
