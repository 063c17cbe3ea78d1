package org.roadmarshal.task;

import org.roadmarshal.kernel.DispatchException;

/**
 * What a dispatcher decides about a running task; null leaves it as it is.
 *
 * @param role lead: the one that had it supports from now on
 * @param released true: it need not wait in staging any longer
 */
public record TaskChange(TaskRole role, Boolean released) {
    public TaskChange {
        if (role == TaskRole.SUPPORT) {
            throw DispatchException.invalid("Somebody is in the lead: give the lead to another task instead");
        }
        if (Boolean.FALSE.equals(released)) {
            throw DispatchException.invalid("Who was released is not held again");
        }
    }
}
