package org.roadmarshal.layer;

import java.util.Set;
import org.roadmarshal.kernel.Coded;

/** What the map can draw. */
public enum LayerName implements Coded {
    COUNTIES("city"),
    JURISDICTIONS("city"),
    ROADS("city"),
    STATIONS("city", "station"),
    ISSUES("city", "issue"),
    FENCES("fence"),
    HIGHWAY_LAND("city", "highway"),
    CONTROL_ZONES("city", "highway"),
    STAKES("city", "highway");

    private final Set<String> subjects;

    LayerName(String... subjects) {
        this.subjects = Set.of(subjects);
    }

    /** The journal's subjects whose facts change what this layer shows. */
    public Set<String> subjects() {
        return subjects;
    }
}
