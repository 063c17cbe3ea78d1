package org.roadmarshal.task;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.task.internal.JdbcMilestone;
import org.roadmarshal.task.internal.JdbcTask;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.UnitService;
import org.roadmarshal.unit.UnitState;

/** The beginning, the end and the lead, for all who bring them about. Incident, unit and task are held by the caller. */
final class TaskSteps {
    /** Before it nobody has patrolled anything. */
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private final IncidentService incidents;
    private final UnitService units;

    TaskSteps(IncidentService incidents, UnitService units) {
        this.incidents = incidents;
        this.units = units;
    }

    /** @param awaited the rung whose deadlines the new task has to meet, or null */
    Task begin(Transaction transaction, Sending sending, Rung awaited) {
        TaskState state = sending.state();
        TaskRole role = role(transaction, sending);
        JdbcTask.Begun begun = JdbcTask.insert(transaction.handle(), transaction.org(), sending, role, awaited);
        long id = begun.id();
        JdbcMilestone.add(transaction, id, TaskState.DISPATCHED.code(), (String) null);
        if (state != TaskState.DISPATCHED) {
            JdbcMilestone.add(transaction, id, state.code(), (String) null);
        }
        incidents.countTask(transaction, sending.incidentId(), +1);
        if (awaited != null) {
            AcknowledgeLadder.set(transaction, id, begun.at().plus(awaited.patience(state)));
        }
        if (sending.patrol() != null) {
            Timers.set(transaction, Patrol.TIMER, id, transaction.now().plus(FIRST_LOOK), Map.of());
        }
        Task task = JdbcTask.get(transaction.handle(), transaction.org(), id);
        transaction.append(new TaskEvent.Dispatched(task).entry());
        units.follow(
                transaction,
                sending.unit().id(),
                state.unitState() == null ? UnitState.ASSIGNED : state.unitState(),
                id);
        return task;
    }

    /** Ends a task without its crew or a dispatcher saying so; whoever comes in its place takes its role. */
    void end(Transaction transaction, Task before, TaskState state, String reason) {
        JdbcTask.reach(transaction.handle(), transaction.org(), before.id(), state);
        JdbcMilestone.add(transaction, before.id(), state.code(), reason);
        Task task = JdbcTask.get(transaction.handle(), transaction.org(), before.id());
        transaction.append(new TaskEvent.Ended(task, reason).entry());
        incidents.countTask(transaction, task.incident().id(), -1);
        units.follow(transaction, task.unit().id(), before.unitAfter(state), null);
    }

    private TaskRole role(Transaction transaction, Sending sending) {
        Optional<Long> lead = JdbcTask.lead(transaction.handle(), transaction.org(), sending.incidentId());
        if (lead.isPresent() && sending.role() == TaskRole.LEAD) {
            put(transaction, lead.get(), TaskRole.SUPPORT);
            return TaskRole.LEAD;
        }
        return lead.isPresent() ? TaskRole.SUPPORT : TaskRole.LEAD;
    }

    /** The one that had the lead supports from now on. */
    void lead(Transaction transaction, Task task) {
        JdbcTask.lead(transaction.handle(), transaction.org(), task.incident().id())
                .ifPresent(before -> put(transaction, before, TaskRole.SUPPORT));
        put(transaction, task.id(), TaskRole.LEAD);
    }

    /** Where nobody is in the lead any more, the one that was sent first takes it. */
    void ensureLead(Transaction transaction, long incidentId) {
        if (JdbcTask.lead(transaction.handle(), transaction.org(), incidentId).isEmpty()) {
            JdbcTask.openOfIncident(transaction.handle(), transaction.org(), incidentId).stream()
                    .findFirst()
                    .ifPresent(first -> put(transaction, first, TaskRole.LEAD));
        }
    }

    private static void put(Transaction transaction, long taskId, TaskRole role) {
        JdbcTask.play(transaction.handle(), transaction.org(), taskId, role);
        transaction.append(
                new TaskEvent.RoleChanged(JdbcTask.get(transaction.handle(), transaction.org(), taskId)).entry());
    }
}
