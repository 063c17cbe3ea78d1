package org.roadmarshal.detour;

import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * An open issue that a free unit is near, by road.
 *
 * @param what route, stake mark and description, as far as there are any
 * @param seconds that the unit needs from where it is, as it drives: the detour is at most there and back
 */
public record Detour(
        long issueId, String category, String what, Location location, boolean overdue, Named unit, int seconds) {}
