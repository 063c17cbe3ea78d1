package org.roadmarshal.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
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

    /** Of these tasks those that they may see. */
    public List<Task> list(Handle handle, Principal principal, Collection<Long> ids) {
        return all(handle, principal.org(), ids).stream()
                .filter(task -> maySee(task, principal))
                .toList();
    }

    /** This task, whoever asks. */
    public Task get(Handle handle, int org, long id) {
        return JdbcTask.get(handle, org, id);
    }

    /** These tasks, whoever asks. */
    public List<Task> all(Handle handle, int org, Collection<Long> ids) {
        return JdbcTask.list(handle, org, ids);
    }

    /** Sends a unit. */
    public Task dispatch(Transaction transaction, Principal principal, NewTask wanted) {
        return dispatch(transaction, principal, wanted.incidentId(), List.of(wanted))
                .get(0);
    }

    /** Sends several units to one incident: all of them, or none. */
    public List<Task> dispatch(Transaction transaction, Principal principal, long incidentId, NewTasks wanted) {
        return dispatch(transaction, principal, incidentId, wanted.to(incidentId));
    }

    private List<Task> dispatch(Transaction transaction, Principal principal, long incidentId, List<NewTask> wanted) {
        Incident incident = incidents.lock(transaction, principal, incidentId);
        Map<Long, Unit> sent = lock(transaction, wanted.stream().map(NewTask::unitId));
        wanted.forEach(one -> requireSendable(principal, sent.get(one.unitId()), one.overrideReason()));
        wanted.stream()
                .map(NewTask::patrol)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(patrol -> patrol.require(transaction.handle(), transaction.org()));
        IncidentService.requireOpen(incident);
        return wanted.stream()
                // Who leads comes first, so that the lead does not go to and fro.
                .sorted(Comparator.comparing(one -> one.role() != TaskRole.LEAD))
                .map(one -> begin(transaction, principal, incident, one, sent.get(one.unitId())))
                .toList();
    }

    private Task begin(Transaction transaction, Principal principal, Incident incident, NewTask wanted, Unit unit) {
        Sending sending = new Sending(
                incident.id(),
                unit,
                incident.priority(),
                wanted.instructions(),
                wanted.overrideReason(),
                principal.accountId(),
                null,
                0,
                TaskState.DISPATCHED,
                wanted.role(),
                wanted.staging(),
                wanted.patrol());
        return steps.begin(transaction, sending, ladder.first(transaction, incident));
    }

    /** Another unit goes on where this one stands; what was not answered begins anew. */
    public Task handOver(Transaction transaction, Principal principal, long id, HandOver wanted) {
        Task found = get(transaction.handle(), principal, id);
        principal.require(Permission.TASK_DISPATCH, found.agency().id());
        Incident incident = incidents.lock(transaction, found.incident().id());
        Unit next =
                lock(transaction, Stream.of(found.unit().id(), wanted.unitId())).get(wanted.unitId());
        Task before = lockOpen(transaction, found);
        requireSendable(principal, next, wanted.overrideReason());
        ladder.stop(transaction, id);
        steps.end(transaction, before, TaskState.HANDED_OVER, wanted.reason());
        TaskState state = before.state().unanswered() ? TaskState.DISPATCHED : before.state();
        Sending sending = Sending.instead(before, next, state, 0, principal.accountId(), wanted.overrideReason());
        return steps.begin(transaction, sending, state.unanswered() ? ladder.first(transaction, incident) : null);
    }

    /** The lead, and the release from staging. */
    public Task change(Transaction transaction, Principal principal, long id, int expected, TaskChange change) {
        Task found = get(transaction.handle(), principal, id);
        principal.require(Permission.TASK_DISPATCH, found.agency().id());
        incidents.lock(transaction, found.incident().id());
        units.lock(transaction, found.unit().id());
        Task before = lockOpen(transaction, found);
        if (before.version() != expected) {
            throw DispatchException.stale("task", id, expected, before.version());
        }
        if (change.role() == TaskRole.LEAD && before.role() != TaskRole.LEAD) {
            steps.lead(transaction, before);
        }
        if (Boolean.TRUE.equals(change.released())) {
            release(transaction, before);
        }
        return JdbcTask.get(transaction.handle(), principal.org(), id);
    }

    private static void release(Transaction transaction, Task task) {
        if (!task.waits()) {
            throw DispatchException.conflict("The task %d does not wait in staging".formatted(task.id()));
        }
        JdbcTask.release(transaction.handle(), transaction.org(), task.id());
        JdbcMilestone.add(transaction, task.id(), Milestone.RELEASED, null);
        transaction.append(
                new TaskEvent.Released(JdbcTask.get(transaction.handle(), transaction.org(), task.id())).entry());
    }

    /** Records how far the task is; what was said before is answered with the task as it stands. */
    public Task answer(Transaction transaction, Principal principal, long id, Answer answer) {
        Task found = get(transaction.handle(), principal, id);
        requireMayAnswer(principal, found, answer.milestone());
        Incident incident = incidents.lock(transaction, found.incident().id());
        units.lock(transaction, found.unit().id());
        Task before = lock(transaction, found);
        if (!answer.milestone().isNewAfter(before.state(), before.reached())) {
            return before;
        }
        if (answer.milestone() == TaskState.ON_SCENE && before.waits()) {
            throw DispatchException.conflict("%s waits at %s until it is released"
                    .formatted(before.unit().name(), before.staging().name()));
        }
        JdbcTask.reach(transaction.handle(), principal.org(), id, answer.milestone());
        JdbcMilestone.add(transaction, id, answer);
        Task task = JdbcTask.get(transaction.handle(), principal.org(), id);
        transaction.append(new TaskEvent.Answered(task, answer.deviceTime(), answer.reason()).entry());
        if (task.state().unanswered()) {
            ladder.advanced(transaction, incident, task, before.state());
        } else {
            ladder.stop(transaction, id);
        }
        follow(transaction, incident, before, task, answer);
        return task;
    }

    /** Enough of its patrol was driven: its end is proposed. Once, and only while it is open. @param percent how much it was */
    public void patrolled(Transaction transaction, long id, int percent) {
        Task task = JdbcTask.lock(transaction.handle(), transaction.org(), id);
        boolean told = task.milestones().stream()
                .anyMatch(milestone -> milestone.milestone().equals(Milestone.PATROLLED));
        if (task.state().ended() || told) {
            return;
        }
        JdbcTask.touch(transaction.handle(), transaction.org(), id);
        JdbcMilestone.add(transaction, id, Milestone.PATROLLED, percent + " %");
        transaction.append(new TaskEvent.Patrolled(JdbcTask.get(transaction.handle(), transaction.org(), id)).entry());
    }

    /** Those who are on their way learn of a new place or a better description. */
    public void incidentCorrected(Transaction transaction, Incident incident) {
        for (long id : JdbcTask.openOfIncident(transaction.handle(), transaction.org(), incident.id())) {
            JdbcTask.touch(transaction.handle(), transaction.org(), id);
            transaction.append(
                    new TaskEvent.Changed(JdbcTask.get(transaction.handle(), transaction.org(), id)).entry());
        }
    }

    /** What a step of the task means for its unit and its incident. */
    private void follow(Transaction transaction, Incident incident, Task before, Task task, Answer answer) {
        TaskState state = task.state();
        if (state.ended()) {
            incidents.countTask(transaction, incident.id(), -1);
        }
        if (state.unitState() != null) {
            units.follow(transaction, task.unit().id(), before.unitAfter(state), state.ended() ? null : task.id());
        }
        if (state == TaskState.DECLINED) {
            ladder.declined(transaction, incident, task, answer.why());
        }
        if (state.ended()) {
            steps.ensureLead(transaction, incident.id());
        }
    }

    /** In rising order, as everybody takes them. */
    private Map<Long, Unit> lock(Transaction transaction, Stream<Long> ids) {
        Map<Long, Unit> locked = new HashMap<>();
        ids.sorted().forEach(id -> locked.computeIfAbsent(id, one -> units.lock(transaction, one)));
        return locked;
    }

    /** @throws DispatchException OVERLOADED where it went to another incident in this very moment, which is then not held */
    private static Task lock(Transaction transaction, Task found) {
        Task task = JdbcTask.lock(transaction.handle(), transaction.org(), found.id());
        if (task.incident().id() != found.incident().id()) {
            throw new DispatchException(ErrorCode.OVERLOADED, "The task was just moved to another incident; try again");
        }
        return task;
    }

    private static Task lockOpen(Transaction transaction, Task found) {
        Task task = lock(transaction, found);
        if (task.state().ended()) {
            throw DispatchException.conflict("The task is " + task.state().code() + " and does not change any more");
        }
        return task;
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
        if (!maySee(task, principal)) {
            throw DispatchException.notFound("task", task.id());
        }
        return task;
    }

    private static boolean maySee(Task task, Principal principal) {
        return Long.valueOf(task.unit().id()).equals(principal.unitId())
                || principal.may(Permission.TASK_READ, task.agency().id());
    }
}
