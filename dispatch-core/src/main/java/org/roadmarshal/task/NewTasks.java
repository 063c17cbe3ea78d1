package org.roadmarshal.task;

import java.util.HashSet;
import java.util.List;
import org.roadmarshal.kernel.DispatchException;

/** Several units to be sent to one incident at once. @param patrol of each of them, or null */
public record NewTasks(List<Sent> units, String instructions, Patrol patrol) {
    /** One of them; see {@link NewTask}. */
    public record Sent(long unitId, String overrideReason, TaskRole role, Staging staging) {}

    public NewTasks {
        units = List.copyOf(units);
        if (new HashSet<>(units.stream().map(Sent::unitId).toList()).size() < units.size()) {
            throw DispatchException.invalid("A unit stands twice in units");
        }
        if (units.stream().filter(unit -> unit.role == TaskRole.LEAD).count() > 1) {
            throw DispatchException.invalid("Only one unit is in the lead");
        }
    }

    List<NewTask> to(long incidentId) {
        return units.stream()
                .map(unit -> new NewTask(
                        incidentId, unit.unitId, instructions, unit.overrideReason, unit.role, unit.staging, patrol))
                .toList();
    }
}
