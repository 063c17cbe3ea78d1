package org.roadmarshal.position.internal;

import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;

/** A mover as a point of the grid: its number there, and what can be asked for by mask. */
public final class Masks {
    public static final int ALARM = 1 << 8;
    public static final int FREE = 1 << 9;

    private static final int FIRST_MOTION = 1 << 2;
    private static final Mover.Kind[] KINDS = Mover.Kind.values();

    private Masks() {}

    public static int of(Mover.Kind kind) {
        return 1 << kind.ordinal();
    }

    public static int of(Motion motion) {
        return FIRST_MOTION << motion.ordinal();
    }

    static int of(Position position, boolean free) {
        return of(position.mover().kind())
                | of(position.motion())
                | (position.alarms() == 0 ? 0 : ALARM)
                | (free ? FREE : 0);
    }

    static long number(Mover mover) {
        return mover.id() * KINDS.length + mover.kind().ordinal();
    }

    static Mover mover(long number) {
        return new Mover(KINDS[(int) (number % KINDS.length)], number / KINDS.length);
    }
}
