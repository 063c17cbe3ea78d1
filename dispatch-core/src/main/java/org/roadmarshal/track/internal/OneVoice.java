package org.roadmarshal.track.internal;

/**
 * A unit may carry several devices, a terminal in the car and a phone each: read as one track, they would draw a zigzag and sum
 * up kilometres that nobody drove. One of them speaks, until it has been silent for a minute.
 */
final class OneVoice {
    private static final long PATIENCE_MS = 60_000;

    private long speaker;
    private long heardAt = Long.MIN_VALUE;

    /** @param at Unix ms, not before the last one */
    boolean hears(long device, long at) {
        if (device != speaker && heardAt != Long.MIN_VALUE && at - heardAt <= PATIENCE_MS) {
            return false;
        }
        speaker = device;
        heardAt = at;
        return true;
    }
}
