package org.roadmarshal.task;

import java.time.Instant;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Location;

/**
 * A step that a task has taken.
 *
 * @param milestone a {@link TaskState}'s code, or one of these
 * @param at by the server's clock
 * @param reasonCode of declined, or null
 * @param deviceTime by the sender's clock, or null
 */
public record Milestone(
        String milestone,
        Instant at,
        Instant deviceTime,
        Actor actor,
        Location location,
        String reason,
        DeclineReason reasonCode) {
    public static final String RE_OFFERED = "re_offered";
    public static final String ESCALATED = "escalated";
    /** It need not wait in staging any longer. */
    public static final String RELEASED = "released";
    /** Enough of its patrol was driven. */
    public static final String PATROLLED = "patrolled";
    /** Those who lead the squad were called by name. */
    public static final String LEADER_CALLED = "leader_called";
}
