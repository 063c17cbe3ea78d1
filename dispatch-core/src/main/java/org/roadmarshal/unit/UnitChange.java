package org.roadmarshal.unit;

import java.util.List;
import org.roadmarshal.kernel.DispatchException;

/** What shall be different; null leaves it as it is. */
public record UnitChange(UnitState state, Long vehicleId, List<Long> memberIds) {
    public UnitChange {
        memberIds = memberIds == null ? null : List.copyOf(memberIds);
        if (state != null && !state.byHand()) {
            throw DispatchException.invalid(state.code() + " follows from the unit's task and is not set by hand");
        }
    }

    boolean onlyState() {
        return vehicleId == null && memberIds == null;
    }
}
