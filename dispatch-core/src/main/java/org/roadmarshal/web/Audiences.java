package org.roadmarshal.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.position.LivePositions;

/** Who of a hub's clients looks at what of the live picture. One event loop. */
final class Audiences {
    /** Crowds are counted once a second, at every fourth tick. */
    private static final int CENSUS_TICKS = 4;

    private final LivePositions positions;
    private final Map<Sight, Audience> bySight = new HashMap<>();
    private final Map<Audience.Viewer, Sight> sights = new HashMap<>();
    private long ticks;

    Audiences(LivePositions positions) {
        this.positions = positions;
    }

    /** From the next tick on the viewer is shown what this sight sees, first all of it; the same sight again changes nothing. */
    void look(Audience.Viewer viewer, Sight sight) {
        if (!sight.equals(sights.get(viewer))) {
            leave(viewer);
            sights.put(viewer, sight);
            bySight.computeIfAbsent(sight, Audience::new).join(viewer);
        }
    }

    void leave(Audience.Viewer viewer) {
        Sight before = sights.remove(viewer);
        if (before != null) {
            bySight.computeIfPresent(before, (sight, audience) -> audience.leave(viewer) ? audience : null);
        }
    }

    void tick(long millis) {
        Tick tick = new Tick(positions, millis, ticks++ % CENSUS_TICKS == 0);
        List.copyOf(bySight.values()).forEach(audience -> audience.tick(tick));
    }
}
