package org.roadmarshal.device;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * A subordinate platform, which sends us its vehicles by JT/T 809.
 *
 * @param agency only vehicles of it, and of those below it, are taken from the platform
 * @param userId by which it signs in, as is its centre id; unsigned 32 bits
 * @param addresses from which it may come and to which its sub link may go; empty for any, and the caller's own
 * @param encrypted whether bodies go encrypted, by the three numbers that were agreed
 */
public record Platform(
        long id,
        String name,
        Named agency,
        long userId,
        long centreId,
        List<String> addresses,
        boolean encrypted,
        boolean disabled,
        Link link,
        int version) {
    /**
     * How it is connected.
     *
     * @param mainSince null where the main link is down
     * @param subSince null where the sub link is down
     * @param heardAt what came before this is stored; null where nothing ever came
     * @param fixes stored since it was set up
     * @param refused fixes that could not be, or of vehicles that are not known
     * @param faults frames that were none, and messages that could not be read
     * @param strangers how many vehicles it sent that are not known
     */
    public record Link(
            Instant mainSince,
            Instant subSince,
            Instant heardAt,
            long fixes,
            long refused,
            long faults,
            int strangers) {}

    /** A vehicle that a platform sent and the register does not have. @param colour as JT/T 697.7 numbers it */
    public record Stranger(String plate, int colour, long fixes, Instant firstAt, Instant lastAt) {}
}
