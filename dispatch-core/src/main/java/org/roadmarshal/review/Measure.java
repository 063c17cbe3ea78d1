package org.roadmarshal.review;

import org.roadmarshal.kernel.Coded;

/** How long something took. */
public enum Measure implements Coded {
    /** From knowing of an incident to sending the first unit. */
    ALARM_PROCESSING,
    /** From being sent to setting out. */
    TURNOUT,
    /** From setting out to being there. */
    TRAVEL,
    /** From being there to being free again. */
    ON_SCENE
}
