package org.roadmarshal.task;

import java.time.Instant;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/**
 * Where a unit waits before it goes to the scene.
 *
 * @param location null where the name says enough
 * @param releasedAt when it was let go on; null while it waits
 */
public record Staging(String name, Location location, Instant releasedAt) {
    public Staging {
        name = Text.stripped("staging.name", name);
    }
}
