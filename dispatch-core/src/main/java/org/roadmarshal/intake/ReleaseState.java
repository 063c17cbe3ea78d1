package org.roadmarshal.intake;

import org.roadmarshal.kernel.Coded;

/** What a moderator decided. */
public enum ReleaseState implements Coded {
    RELEASED,
    WITHHELD
}
