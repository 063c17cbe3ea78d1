package org.roadmarshal.history.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.IncidentState;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.Milestone;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.task.TaskState;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitService;
import org.roadmarshal.unit.UnitState;

/** Incidents, tasks and units of files as they stood at an instant, by the source's times. */
public final class PastPicture {
    private final IncidentService incidents;
    private final TaskService tasks;
    private final UnitService units;

    public PastPicture(IncidentService incidents, TaskService tasks, UnitService units) {
        this.incidents = incidents;
        this.tasks = tasks;
        this.units = units;
    }

    /** Still open, as it was then. */
    public List<Incident> incidents(Handle handle, Principal principal, Instant at) {
        return incidents.list(handle, principal, JdbcPast.incidents(handle, principal.org(), at)).stream()
                .map(PastPicture::open)
                .toList();
    }

    /** Not ended yet, with the milestones that had been reached. */
    public List<Task> tasks(Handle handle, Principal principal, Instant at) {
        return tasks.list(handle, principal, JdbcPast.tasks(handle, principal.org(), at)).stream()
                .map(task -> task.asOf(at))
                .toList();
    }

    /**
     * Each on the task it was sent to last, or free. By id.
     *
     * @param open all tasks then, whoever may see them
     */
    public Map<Long, Unit> units(Handle handle, Principal principal, Instant at) {
        Map<Long, Task> onTask = new LinkedHashMap<>();
        tasks.all(handle, principal.org(), JdbcPast.tasks(handle, principal.org(), at)).stream()
                .map(task -> task.asOf(at))
                .sorted(Comparator.comparing(Task::createdAt))
                .forEach(task -> onTask.put(task.unit().id(), task));
        Map<Long, Unit> all = new LinkedHashMap<>();
        units.list(handle, principal, JdbcPast.units(handle, principal.org(), at))
                .forEach(unit -> all.put(unit.id(), standing(unit, onTask.get(unit.id()))));
        return all;
    }

    private static Unit standing(Unit unit, Task task) {
        UnitState state = UnitState.AVAILABLE;
        Instant since = null;
        for (Milestone step : task == null ? List.<Milestone>of() : task.milestones()) {
            UnitState next = step.milestone().equals("created")
                    ? null
                    : Coded.of(TaskState.class, step.milestone()).unitState();
            if (next != null) {
                state = next;
                since = step.deviceTime();
            }
        }
        return new Unit(
                unit.id(),
                unit.callsign(),
                unit.kind(),
                unit.agency(),
                unit.vehicle(),
                state,
                since,
                List.of(),
                unit.home(),
                task == null ? null : task.id(),
                unit.version());
    }

    private static Incident open(Incident now) {
        return new Incident(
                now.id(),
                now.category(),
                now.priority(),
                IncidentState.OPEN,
                now.summary(),
                now.description(),
                now.source(),
                now.reporterName(),
                now.reporterPhone(),
                now.address(),
                now.stake(),
                now.agency(),
                now.location(),
                null,
                now.createdAt(),
                now.createdBy(),
                null,
                now.duplicateOf(),
                now.splitFrom(),
                now.version());
    }
}
