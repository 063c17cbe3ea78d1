package org.roadmarshal.task;

import org.roadmarshal.kernel.Coded;

/** The common reasons for which a crew declines. */
public enum DeclineReason implements Coded {
    ENGAGED,
    TOO_FAR,
    VEHICLE_FAULT,
    UNFIT,
    SHIFT_ENDS,
    /** Said in words. */
    OTHER
}
