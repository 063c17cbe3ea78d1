package org.roadmarshal.alarm;

import java.util.Optional;
import org.roadmarshal.kernel.Coded;

/** Where an alarm is in its life. It latches: what nobody has seen stays, though its cause be over. */
public enum AlarmState implements Coded {
    RAISED,
    ACKNOWLEDGED,
    /** Put aside for a time, for a reason; it comes back by itself. */
    SHELVED,
    /** For good: the same thing again is a new alarm. */
    CLEARED;

    /** What a person can do with an alarm. */
    public enum Action {
        ACKNOWLEDGE,
        SHELVE,
        UNSHELVE,
        CLEAR
    }

    /**
     * The state after what somebody does; empty where it cannot be done.
     *
     * @param ended whether its cause is over
     */
    public Optional<AlarmState> after(Action action, boolean ended) {
        AlarmState next =
                switch (action) {
                    case ACKNOWLEDGE ->
                        switch (this) {
                            case RAISED -> ended ? CLEARED : ACKNOWLEDGED;
                            case ACKNOWLEDGED, CLEARED -> this;
                            case SHELVED -> null;
                        };
                    case SHELVE -> this == CLEARED ? null : SHELVED;
                    case UNSHELVE -> this == SHELVED ? RAISED : null;
                    case CLEAR -> this == RAISED ? null : CLEARED;
                };
        return Optional.ofNullable(next);
    }

    /** The state after its cause is over. */
    public AlarmState afterEnd() {
        return this == RAISED ? RAISED : CLEARED;
    }
}
