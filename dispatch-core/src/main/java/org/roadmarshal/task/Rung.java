package org.roadmarshal.task;

import java.time.Duration;
import org.roadmarshal.kernel.DispatchException;

/**
 * One rung of the ladder: what is done where the unit has not come so far in time, counted from the dispatch or from the rung
 * before.
 *
 * @param seconds in which the task must be accepted
 * @param deliveredSeconds in which it must be delivered; null where that is not watched
 * @param seenSeconds in which it must be seen; null where that is not watched
 */
public record Rung(RungAction action, int seconds, Integer deliveredSeconds, Integer seenSeconds) {
    public Rung {
        int seen = seenSeconds == null ? seconds : seenSeconds;
        if (seen > seconds || deliveredSeconds != null && deliveredSeconds > seen) {
            throw DispatchException.invalid("deliveredSeconds, seenSeconds and seconds must not get shorter");
        }
    }

    /** How long a task in this state may stay in it: until the first deadline that it has not met. */
    Duration patience(TaskState state) {
        if (deliveredSeconds != null && state.compareTo(TaskState.DELIVERED) < 0) {
            return Duration.ofSeconds(deliveredSeconds);
        }
        if (seenSeconds != null && state.compareTo(TaskState.SEEN) < 0) {
            return Duration.ofSeconds(seenSeconds);
        }
        return Duration.ofSeconds(seconds);
    }
}
