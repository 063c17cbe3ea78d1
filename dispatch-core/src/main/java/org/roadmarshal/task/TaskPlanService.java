package org.roadmarshal.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.IncidentSource;
import org.roadmarshal.incident.NewIncident;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.internal.JdbcTaskPlan;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitService;

/**
 * Scheduled and recurring tasks. A timer makes the incident when its time has come, and sends the unit where that is free; else
 * the incident waits in the queue as any other, with a line that says so.
 */
public final class TaskPlanService implements Timers.Handler {
    /** The kind of its timers; their subject is the plan. */
    public static final String TIMER = "task.plan";

    private final IncidentService incidents;
    private final UnitService units;
    private final AcknowledgeLadder ladder;
    private final TaskSteps steps;

    public TaskPlanService(IncidentService incidents, UnitService units, AcknowledgeLadder ladder) {
        this.incidents = incidents;
        this.units = units;
        this.ladder = ladder;
        this.steps = new TaskSteps(incidents, units);
    }

    /** Those that are not over, by what is due first. */
    public Page<TaskPlan> page(Handle handle, Principal principal, PageRequest request) {
        List<TaskPlan> rows =
                JdbcTaskPlan.page(handle, principal.org(), principal.agencies(Permission.TASK_READ), request);
        return Page.of(rows, request, TaskPlan::id);
    }

    public TaskPlan create(Transaction transaction, Principal principal, NewTaskPlan wanted) {
        if (!wanted.firstAt().isAfter(transaction.now())) {
            throw DispatchException.invalid("firstAt is in the past");
        }
        long agencyId = incidents.check(transaction, principal, wanted.category(), wanted.location());
        principal.require(Permission.TASK_DISPATCH, agencyId);
        if (wanted.unitId() != null) {
            Unit unit = units.get(transaction.handle(), principal, wanted.unitId());
            principal.require(Permission.TASK_DISPATCH, unit.agency().id());
        }
        if (wanted.patrol() != null) {
            wanted.patrol().require(transaction.handle(), transaction.org());
        }
        long id = JdbcTaskPlan.insert(transaction.handle(), principal, wanted, agencyId);
        Timers.set(transaction, TIMER, id, wanted.firstAt(), Map.of());
        return told(transaction, id, "created");
    }

    /** It is not due any more. */
    public TaskPlan end(Transaction transaction, Principal principal, long id, int expected) {
        TaskPlan before = JdbcTaskPlan.lock(transaction.handle(), principal.org(), id);
        if (!principal.may(Permission.TASK_READ, before.agency().id())) {
            throw DispatchException.notFound("task plan", id);
        }
        principal.require(Permission.TASK_DISPATCH, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("task plan", id, expected, before.version());
        }
        Timers.cancel(transaction, TIMER, id);
        JdbcTaskPlan.end(transaction.handle(), principal.org(), id);
        return told(transaction, id, "ended");
    }

    @Override
    public void prepare(Transaction transaction, List<Timer> timers) {
        List<Long> plans = timers.stream().map(Timer::subjectId).toList();
        units.lockAll(
                transaction,
                JdbcTaskPlan.lockAll(transaction.handle(), transaction.org(), plans).stream()
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        TaskPlan plan = JdbcTaskPlan.lock(transaction.handle(), transaction.org(), timer.subjectId());
        // It may have been ended in the moment in which the timer fell due.
        if (plan.nextAt() == null || Timers.replaced(transaction, timer)) {
            return;
        }
        begin(transaction, plan);
        JdbcTaskPlan.advance(transaction.handle(), transaction.org(), plan.id());
        TaskPlan next = told(transaction, plan.id(), "fired");
        if (next.nextAt() != null) {
            Timers.set(transaction, TIMER, plan.id(), next.nextAt(), Map.of());
        }
    }

    private void begin(Transaction transaction, TaskPlan plan) {
        NewIncident report = new NewIncident(
                plan.category(),
                plan.priority(),
                plan.summary(),
                plan.instructions(),
                IncidentSource.SYSTEM,
                null,
                null,
                plan.address(),
                null,
                plan.location());
        Incident incident = incidents.planned(
                transaction, plan.createdBy().id(), plan.agency().id(), report);
        if (plan.unit() == null) {
            return;
        }
        Unit unit = units.lock(transaction, plan.unit().id());
        if (unit.taskId() != null || !unit.state().free()) {
            incidents.plannedUnitBusy(transaction, incident, unit.callsign());
            return;
        }
        Sending sending = new Sending(
                incident.id(),
                unit,
                incident.priority(),
                plan.instructions(),
                null,
                plan.createdBy().id(),
                null,
                0,
                TaskState.DISPATCHED,
                null,
                null,
                plan.patrol());
        steps.begin(transaction, sending, ladder.first(transaction, incident));
    }

    private static TaskPlan told(Transaction transaction, long id, String verb) {
        TaskPlan plan = JdbcTaskPlan.get(transaction.handle(), transaction.org(), id);
        transaction.append(plan.told(verb));
        return plan;
    }
}
