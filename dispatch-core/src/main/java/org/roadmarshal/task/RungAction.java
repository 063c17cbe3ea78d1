package org.roadmarshal.task;

import org.roadmarshal.kernel.Coded;

/** What is done when a unit keeps silent. */
public enum RungAction implements Coded {
    /** Offers the task to the same unit again. */
    REMIND,
    /** Takes the task back and offers it to the next best unit. */
    NEXT_UNIT,
    /** Calls those who lead the unit's squad by name. */
    SQUAD_LEADER,
    /** Alarms everybody at the desk. */
    SUPERVISOR
}
