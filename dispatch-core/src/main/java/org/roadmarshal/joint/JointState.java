package org.roadmarshal.joint;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;

/** How far another department's unit is. Steps go forward in this order, and some may be skipped; what has ended stays so. */
public enum JointState implements Coded {
    INVITED,
    SEEN,
    ACCEPTED,
    EN_ROUTE,
    ON_SCENE,
    DONE,
    DECLINED,
    REVOKED;

    public boolean ended() {
        return compareTo(DONE) >= 0;
    }

    /** Whether it is the unit's to say. */
    boolean answer() {
        return this != INVITED && this != REVOKED;
    }

    /**
     * Whether this step is to be taken now.
     *
     * @return false where it was taken before, so that a message sent twice does no harm
     * @throws DispatchException CONFLICT where it cannot follow
     */
    boolean isNewAfter(JointState now) {
        if (this == now || !now.ended() && compareTo(now) < 0) {
            return false;
        }
        if (now.ended()) {
            throw DispatchException.conflict("It is %s and does not become %s".formatted(now.code(), code()));
        }
        if (this == DECLINED && now.compareTo(ACCEPTED) >= 0) {
            throw DispatchException.conflict("It was accepted; call the centre");
        }
        return true;
    }
}
