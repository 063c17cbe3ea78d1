package org.roadmarshal.unit;

import java.util.EnumSet;
import java.util.Set;
import org.roadmarshal.kernel.Coded;

/** What a unit is doing. */
public enum UnitState implements Coded {
    OFF_DUTY,
    AVAILABLE,
    ASSIGNED,
    EN_ROUTE,
    ON_SCENE,
    BUSY,
    RETURNING;

    private static final Set<UnitState> BY_HAND = EnumSet.of(OFF_DUTY, AVAILABLE, BUSY, RETURNING);

    /** Whether people set it themselves; the others follow from the unit's task. */
    public boolean byHand() {
        return BY_HAND.contains(this);
    }

    /** Whether the unit can be sent without giving a reason. */
    public boolean free() {
        return this == AVAILABLE || this == RETURNING;
    }
}
