package org.roadmarshal.alarm;

import org.roadmarshal.kernel.Coded;

/** Raised until somebody says that they have seen it; there is no way back. */
public enum AlarmState implements Coded {
    RAISED,
    ACKNOWLEDGED
}
