package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** Where an issue stands: 登记, 立案, 不予受理, 已派遣, 处置中, 已反馈, 结案. */
public enum IssueState implements Coded {
    REGISTERED,
    FILED,
    REJECTED,
    DISPATCHED,
    IN_PROGRESS,
    REPORTED_DONE,
    CLOSED;

    /** Nothing happens to it any more. */
    public boolean ended() {
        return this == REJECTED || this == CLOSED;
    }

    /** Somebody is to have removed it by a certain day. */
    public boolean assigned() {
        return this == DISPATCHED || this == IN_PROGRESS || this == REPORTED_DONE;
    }
}
