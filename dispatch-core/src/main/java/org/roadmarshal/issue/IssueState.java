package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** Where an issue stands: 登记, 待核实, 立案, 不予受理, 并案, 已派遣, 处置中, 挂账, 已反馈, 结案. */
public enum IssueState implements Coded {
    REGISTERED,
    TO_VERIFY,
    FILED,
    REJECTED,
    MERGED,
    DISPATCHED,
    IN_PROGRESS,
    PARKED,
    REPORTED_DONE,
    CLOSED;

    /** Nothing is left to do about it. */
    public boolean ended() {
        return this == REJECTED || this == MERGED || this == CLOSED;
    }

    /** Somebody is to remove it. */
    public boolean assigned() {
        return this == DISPATCHED || this == IN_PROGRESS || this == PARKED || this == REPORTED_DONE;
    }

    /** It counts in no total: it never was one, or it is counted as another. */
    public boolean uncounted() {
        return this == REJECTED || this == MERGED;
    }
}
