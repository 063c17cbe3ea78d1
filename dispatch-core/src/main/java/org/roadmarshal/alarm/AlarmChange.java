package org.roadmarshal.alarm;

import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Text;

/**
 * What somebody does with an alarm, said as the state that it shall have.
 *
 * @param minutes for how long it is shelved; only with that
 * @param reason why it is shelved; only with that
 */
public record AlarmChange(AlarmState state, Integer minutes, String reason) {
    public AlarmChange {
        reason = Text.stripped("reason", reason);
        boolean shelves = state == AlarmState.SHELVED;
        if (shelves != (minutes != null) || shelves != (reason != null)) {
            throw DispatchException.invalid("minutes and reason are for shelving, which needs both");
        }
    }

    AlarmState.Action action() {
        return switch (state) {
            case RAISED -> AlarmState.Action.UNSHELVE;
            case ACKNOWLEDGED -> AlarmState.Action.ACKNOWLEDGE;
            case SHELVED -> AlarmState.Action.SHELVE;
            case CLEARED -> AlarmState.Action.CLEAR;
        };
    }
}
