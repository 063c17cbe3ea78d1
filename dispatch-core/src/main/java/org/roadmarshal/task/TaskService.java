package org.roadmarshal.task;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.internal.JdbcMilestone;
import org.roadmarshal.task.internal.JdbcTask;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitService;

/** The rules about tasks. A change writes the task, its unit and its incident, and appends their facts, in one transaction. */
public final class TaskService {
    private final IncidentService incidents;
    private final UnitService units;
    private final AcknowledgeLadder ladder;
    private final TaskSteps steps;

    public TaskService(IncidentService incidents, UnitService units, AcknowledgeLadder ladder) {
        this.incidents = incidents;
        this.units = units;
        this.ladder = ladder;
        this.steps = new TaskSteps(incidents, units);
    }

    public Page<Task> page(Handle handle, Principal principal, TaskFilter filter, PageRequest request) {
        List<Task> rows = JdbcTask.page(handle, principal, filter, request);
        return Page.of(rows, request, Task::id);
    }

    public Task get(Handle handle, Principal principal, long id) {
        return visible(JdbcTask.get(handle, principal.org(), id), principal);
    }

    /** Sends a unit. */
    public Task dispatch(Transaction transaction, Principal principal, NewTask wanted) {
        Incident incident = incidents.lock(transaction, principal, wanted.incidentId());
        Unit unit = units.lock(transaction, wanted.unitId());
        requireSendable(principal, unit, wanted.overrideReason());
        IncidentService.requireOpen(incident);
        Sending sending = new Sending(
                incident.id(),
                unit,
                incident.priority(),
                wanted.instructions(),
                wanted.overrideReason(),
                principal.accountId(),
                null,
                0);
        return steps.begin(transaction, sending, id -> ladder.start(transaction, incident, id));
    }

    /** Records how far the task is; what was said before is answered with the task as it stands. */
    public Task answer(Transaction transaction, Principal principal, long id, Answer answer) {
        Task found = get(transaction.handle(), principal, id);
        requireMayAnswer(principal, found, answer.milestone());
        Incident incident = incidents.lock(transaction, found.incident().id());
        units.lock(transaction, found.unit().id());
        Task before = JdbcTask.lock(transaction.handle(), principal.org(), id);
        if (!answer.milestone().isNewAfter(before.state(), before.reached())) {
            return before;
        }
        JdbcTask.reach(transaction.handle(), principal.org(), id, answer.milestone());
        JdbcMilestone.add(transaction, id, answer);
        Task task = JdbcTask.get(transaction.handle(), principal.org(), id);
        transaction.append(new TaskEvent.Answered(task, answer.deviceTime(), answer.reason()).entry());
        if (task.state().unanswered()) {
            ladder.advanced(transaction, incident, task, before.state());
        }
        follow(transaction, incident, task, answer);
        return task;
    }

    /** Those who are on their way learn of a new place or a better description. */
    public void incidentCorrected(Transaction transaction, Incident incident) {
        for (long id : JdbcTask.openOfIncident(transaction.handle(), transaction.org(), incident.id())) {
            JdbcTask.touch(transaction.handle(), transaction.org(), id);
            transaction.append(
                    new TaskEvent.Changed(JdbcTask.get(transaction.handle(), transaction.org(), id)).entry());
        }
    }

    /** What a step of the task means for its timer, its unit and its incident. */
    private void follow(Transaction transaction, Incident incident, Task task, Answer answer) {
        TaskState state = task.state();
        if (!state.unanswered()) {
            ladder.stop(transaction, task.id());
        }
        if (state.ended()) {
            incidents.countTask(transaction, task.incident().id(), -1);
        }
        if (state.unitState() != null) {
            units.follow(transaction, task.unit().id(), state.unitState(), state.ended() ? null : task.id());
        }
        if (state == TaskState.DECLINED) {
            ladder.declined(transaction, incident, task, answer.reason());
        }
    }

    private static void requireSendable(Principal principal, Unit unit, String overrideReason) {
        if (!principal.may(Permission.UNIT_READ, unit.agency().id())) {
            throw DispatchException.notFound("unit", unit.id());
        }
        principal.require(Permission.TASK_DISPATCH, unit.agency().id());
        if (unit.taskId() != null) {
            throw DispatchException.conflict(
                    "%s is on task %d; a unit answers one task at a time".formatted(unit.callsign(), unit.taskId()));
        }
        if (!unit.state().free() && overrideReason == null) {
            throw DispatchException.conflict("%s is %s; to send it all the same, say why in overrideReason"
                    .formatted(unit.callsign(), unit.state().code()));
        }
    }

    private static void requireMayAnswer(Principal principal, Task task, TaskState milestone) {
        if (milestone.byDispatcher()) {
            principal.require(Permission.TASK_DISPATCH, task.agency().id());
            return;
        }
        principal.require(Permission.TASK_ANSWER);
        if (!Long.valueOf(task.unit().id()).equals(principal.unitId())) {
            throw DispatchException.forbidden("Only the crew of " + task.unit().name() + " says how far this task is");
        }
    }

    private static Task visible(Task task, Principal principal) {
        boolean own = Long.valueOf(task.unit().id()).equals(principal.unitId());
        if (!own && !principal.may(Permission.TASK_READ, task.agency().id())) {
            throw DispatchException.notFound("task", task.id());
        }
        return task;
    }
}
