package org.roadmarshal.alarm;

import org.roadmarshal.kernel.Coded;

public enum AlarmKind implements Coded {
    /** A unit did not take its task: it kept silent, or declined. */
    TASK_UNACKNOWLEDGED,
    /** An officer calls for help. */
    SOS
}
