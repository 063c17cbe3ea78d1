package org.roadmarshal.issue;

import java.time.Instant;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * One of those who work on an issue.
 *
 * @param reason why it refuses, or null
 * @param at when it said what it did, or null
 * @param by who said it, or null
 * @param decidedAt when its refusal was taken for good; null while it is not
 */
public record IssueParty(Named agency, Role role, State state, String reason, Instant at, Named by, Instant decidedAt) {
    /** 牵头 or 配合. */
    public enum Role implements Coded {
        LEAD,
        CO
    }

    /** 待处理, 已接单 (the lead), 不予配合, 已会签. */
    public enum State implements Coded {
        PENDING,
        ACCEPTED,
        REFUSED,
        SIGNED
    }

    /** Whether nothing of this co-unit is waited for any more. */
    public boolean settled() {
        return role == Role.LEAD || state == State.SIGNED || state == State.REFUSED && decidedAt != null;
    }
}
