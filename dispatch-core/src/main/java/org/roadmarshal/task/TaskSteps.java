package org.roadmarshal.task;

import java.util.function.LongConsumer;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.task.internal.JdbcMilestone;
import org.roadmarshal.task.internal.JdbcTask;
import org.roadmarshal.unit.UnitService;

/** The beginning and the end of a task, for all who bring them about. Incident, unit and task are held by the caller. */
final class TaskSteps {
    private final IncidentService incidents;
    private final UnitService units;

    TaskSteps(IncidentService incidents, UnitService units) {
        this.incidents = incidents;
        this.units = units;
    }

    /** @param arm sets the deadlines of the new task, by its id */
    Task begin(Transaction transaction, Sending sending, LongConsumer arm) {
        long id = JdbcTask.insert(transaction.handle(), transaction.org(), sending);
        JdbcMilestone.add(transaction, id, TaskState.DISPATCHED.code(), null);
        incidents.countTask(transaction, sending.incidentId(), +1);
        arm.accept(id);
        Task task = JdbcTask.get(transaction.handle(), transaction.org(), id);
        transaction.append(new TaskEvent.Dispatched(task).entry());
        units.follow(transaction, sending.unit().id(), TaskState.DISPATCHED.unitState(), id);
        return task;
    }

    /** Ends a task without its crew or a dispatcher saying so. */
    void end(Transaction transaction, Task before, TaskState state, String reason) {
        JdbcTask.reach(transaction.handle(), transaction.org(), before.id(), state);
        JdbcMilestone.add(transaction, before.id(), state.code(), reason);
        Task task = JdbcTask.get(transaction.handle(), transaction.org(), before.id());
        transaction.append(new TaskEvent.Ended(task, reason).entry());
        incidents.countTask(transaction, task.incident().id(), -1);
        units.follow(transaction, task.unit().id(), state.unitState(), null);
    }
}
