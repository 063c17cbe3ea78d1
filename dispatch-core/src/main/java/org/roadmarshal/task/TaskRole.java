package org.roadmarshal.task;

import org.roadmarshal.kernel.Coded;

/** What a unit is among those on its incident: exactly one of the open tasks is in the lead. */
public enum TaskRole implements Coded {
    LEAD,
    SUPPORT
}
