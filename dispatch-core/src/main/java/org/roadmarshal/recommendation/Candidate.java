package org.roadmarshal.recommendation;

import java.util.List;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.unit.UnitState;

/**
 * A unit that could be sent, or why not.
 *
 * @param reason why it is left out; null where it is suitable
 * @param missing what the incident's category asks for and the unit has not; null where nothing
 * @param distanceM metres in a straight line; null without a fix
 * @param roadM metres by road; null where that is not known
 * @param etaSeconds null without a fix, and where no way leads
 * @param basis of the travel time; null without one
 * @param fixAgeSeconds null without a fix
 * @param ownArea whether the incident lies in its squad's area
 * @param tasksToday in the org's own day
 * @param dutyMinutes since when it is on duty; null where it is not
 * @param costSeconds the travel time and what else speaks against it, as seconds: the order goes by it
 */
public record Candidate(
        long unitId,
        String callsign,
        Named agency,
        UnitState state,
        boolean suitable,
        Reason reason,
        List<String> missing,
        Integer distanceM,
        Integer roadM,
        Integer etaSeconds,
        Basis basis,
        Integer fixAgeSeconds,
        boolean ownArea,
        int tasksToday,
        Integer dutyMinutes,
        Integer costSeconds) {

    /** Why a unit is left out; where several hold, the first of these is told. */
    public enum Reason implements Coded {
        HAS_TASK,
        OFF_DUTY,
        BUSY,
        NOT_QUALIFIED,
        NO_FIX,
        STALE_FIX,
        /** Closures, or a road that ends: no way leads there. */
        NO_WAY
    }
}
