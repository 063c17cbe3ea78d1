package org.roadmarshal.position;

import org.roadmarshal.kernel.Coded;

/**
 * What is thought of a record that a device sent. Source of the rules: the national assessment of supervised vehicles (考核管理办法,
 * 2016); what a jump is, it leaves open: the rule is ours.
 */
public enum Verdict implements Coded {
    QUALIFIED(Fate.BELIEVED),
    /** Older than one that came before: true, but not news. */
    LATE(Fate.BELIEVED),
    /** Stored before, by the same device and time. Only counted. */
    DUPLICATE(Fate.BELIEVED),
    /** Faster than what it is mounted on can be. The place may be right all the same. */
    SPEED(Fate.DOUBTED),
    ALTITUDE(Fate.DOUBTED),
    /** Too far from the place before for the time between: a drift (漂移). */
    JUMP(Fate.DOUBTED),
    /** Outside of the country. */
    RANGE(Fate.REFUSED),
    /** 0, 0: what a receiver says that has no position. */
    ZERO(Fate.REFUSED),
    /** A clock that is ahead would hide every right fix that follows. */
    AHEAD(Fate.REFUSED),
    /** A clock that was never set. */
    BEHIND(Fate.REFUSED);

    private enum Fate {
        BELIEVED,
        DOUBTED,
        REFUSED
    }

    private final Fate fate;

    Verdict(Fate fate) {
        this.fate = fate;
    }

    /** Cannot be a fix: it is no part of the track. */
    public boolean refused() {
        return fate == Fate.REFUSED;
    }

    /** Part of the track, with this mark. */
    public boolean doubted() {
        return fate == Fate.DOUBTED;
    }

    /** Whether the mover may be shown there. */
    public boolean isPlace() {
        return fate != Fate.REFUSED && this != JUMP;
    }
}
