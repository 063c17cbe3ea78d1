package org.roadmarshal.task;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.unit.UnitState;

/**
 * A unit that could be sent, or why not.
 *
 * @param reason why it is left out; null where it is suitable
 * @param distanceM metres in a straight line; null without a fix
 * @param etaSeconds null without a fix
 * @param fixAgeSeconds null without a fix
 * @param ownArea whether the incident lies in its squad's area
 */
public record Candidate(
        long unitId,
        String callsign,
        Named agency,
        UnitState state,
        boolean suitable,
        Reason reason,
        Integer distanceM,
        Integer etaSeconds,
        Integer fixAgeSeconds,
        boolean ownArea) {

    /** Why a unit is left out; where several hold, one is told. */
    public enum Reason implements Coded {
        OFF_DUTY,
        BUSY,
        HAS_TASK,
        NO_FIX,
        STALE_FIX
    }
}
