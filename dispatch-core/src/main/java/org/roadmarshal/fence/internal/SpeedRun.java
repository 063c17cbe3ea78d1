package org.roadmarshal.fence.internal;

/**
 * One mover under one speed rule: an overspeed counts when it lasts for more than 30 s, and what comes again within a minute is
 * the same one.
 */
final class SpeedRun {
    private static final long LASTS_MS = 30_000;
    private static final long SAME_MS = 60_000;
    /** Two fixes that are farther apart do not show that it was so all the time. */
    private static final long GAP_MS = 120_000;

    private static final long NEVER = Long.MIN_VALUE;

    private long overSince = NEVER;
    private long overLast = NEVER;
    private boolean speeding;

    enum Change {
        NONE,
        BEGAN,
        ENDED
    }

    /** @param at the device's time, milliseconds; it only rises */
    Change take(long at, boolean over) {
        if (over) {
            if (overSince == NEVER || at - overLast > GAP_MS) {
                overSince = at;
            }
            overLast = at;
            if (!speeding && at - overSince > LASTS_MS) {
                speeding = true;
                return Change.BEGAN;
            }
            return Change.NONE;
        }
        overSince = NEVER;
        if (speeding && at - overLast > SAME_MS) {
            speeding = false;
            return Change.ENDED;
        }
        return Change.NONE;
    }
}
