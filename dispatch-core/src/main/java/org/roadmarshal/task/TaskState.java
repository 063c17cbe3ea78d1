package org.roadmarshal.task;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.unit.UnitState;

/**
 * How far a task is, and the table of its steps.
 *
 * <p>Steps go forward in the order given here; some may be skipped, and what is skipped is not made up for. A unit declines
 * before it has accepted; a dispatcher cancels at any time. What has ended stays so.
 */
public enum TaskState implements Coded {
    DISPATCHED(UnitState.ASSIGNED),
    DELIVERED(null),
    SEEN(null),
    ACCEPTED(null),
    EN_ROUTE(UnitState.EN_ROUTE),
    ON_SCENE(UnitState.ON_SCENE),
    CLEARED(UnitState.RETURNING),
    DECLINED(UnitState.AVAILABLE),
    CANCELLED(UnitState.AVAILABLE),
    /** Nobody answered, and it was offered to another unit. */
    WITHDRAWN(UnitState.AVAILABLE),
    /** Another unit goes on with it. */
    HANDED_OVER(UnitState.RETURNING);

    private final UnitState unitState;

    TaskState(UnitState unitState) {
        this.unitState = unitState;
    }

    /** What the unit does from here on; null where it goes on as before. */
    public UnitState unitState() {
        return unitState;
    }

    /** The codes of those that are an end, as a list in SQL: {@code 'cleared', ...}. */
    public static String endedInSql() {
        return Stream.of(values())
                .filter(TaskState::ended)
                .map(state -> "'" + state.code() + "'")
                .collect(Collectors.joining(", "));
    }

    public boolean ended() {
        return compareTo(CLEARED) >= 0;
    }

    /** Whether the unit still owes an answer. */
    public boolean unanswered() {
        return compareTo(ACCEPTED) < 0;
    }

    /** Whether it is the dispatcher's to say; all else is the crew's. */
    public boolean byDispatcher() {
        return this == CANCELLED;
    }

    /** Whether somebody reports it; the others come about by what else is done. */
    public boolean reported() {
        return this != DISPATCHED && compareTo(CANCELLED) <= 0;
    }

    public boolean needsReason() {
        return this == DECLINED || this == CANCELLED;
    }

    /**
     * Whether this step is to be taken now.
     *
     * @param reached the milestones that are on record
     * @return false where it was taken before, so that a message sent twice does no harm
     * @throws DispatchException CONFLICT where it cannot follow
     */
    public boolean isNewAfter(TaskState now, Set<TaskState> reached) {
        if (reached.contains(this)) {
            return false;
        }
        if (now.ended()) {
            throw DispatchException.conflict("The task is " + now.code() + "; it cannot become " + code());
        }
        if (this == DECLINED && !now.unanswered()) {
            throw DispatchException.conflict(
                    "The task is " + now.code() + "; only the dispatcher can take it back, by cancelling");
        }
        if (compareTo(now) < 0) {
            throw DispatchException.conflict(
                    "The task is " + now.code() + " already; " + code() + " comes before that and was skipped");
        }
        return true;
    }
}
