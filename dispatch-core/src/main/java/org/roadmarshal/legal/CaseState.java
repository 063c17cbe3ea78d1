package org.roadmarshal.legal;

import org.roadmarshal.kernel.Coded;

/** 办理中, 中止, 结案, 终结. */
public enum CaseState implements Coded {
    OPEN,
    /** The clock stands still. */
    SUSPENDED,
    CLOSED,
    TERMINATED;

    public boolean ended() {
        return this == CLOSED || this == TERMINATED;
    }
}
