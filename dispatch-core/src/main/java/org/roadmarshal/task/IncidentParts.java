package org.roadmarshal.task;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.NewIncident;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.kernel.Text;
import org.roadmarshal.task.internal.JdbcTask;
import org.roadmarshal.unit.UnitService;

/** Two reports of one thing become one incident, and one that is two becomes two; their tasks go with them. */
public final class IncidentParts {
    private final IncidentService incidents;
    private final TaskSteps steps;

    public IncidentParts(IncidentService incidents, UnitService units) {
        this.incidents = incidents;
        this.steps = new TaskSteps(incidents, units);
    }

    /** @param reason why they are the same, or null */
    public record Merge(long duplicateId, String reason) {
        public Merge {
            reason = Text.stripped("reason", reason);
        }
    }

    /** @param taskIds open tasks that go with the new incident */
    public record Split(NewIncident incident, List<Long> taskIds) {
        public Split {
            taskIds = List.copyOf(taskIds);
        }
    }

    /** @return the incident that stays */
    public Incident merge(Transaction transaction, Principal principal, long id, Merge merge) {
        if (merge.duplicateId() == id) {
            throw DispatchException.invalid("An incident is no duplicate of itself");
        }
        // Seen first, so that a stranger's number says nothing; then held in rising order, as everybody takes them.
        incidents.get(transaction.handle(), principal, id);
        incidents.get(transaction.handle(), principal, merge.duplicateId());
        incidents.lockAll(transaction, List.of(id, merge.duplicateId()));
        Incident into = writable(transaction, principal, id);
        Incident duplicate = writable(transaction, principal, merge.duplicateId());
        List<Long> open = JdbcTask.openOfIncident(transaction.handle(), transaction.org(), duplicate.id());
        move(transaction, open, duplicate.id(), id);
        steps.ensureLead(transaction, id);
        String outcome = merge.reason() == null ? "Duplicate of @" + id : merge.reason();
        return incidents.merge(transaction, duplicate, into, outcome);
    }

    /** @return the new one */
    public Incident split(Transaction transaction, Principal principal, long id, Split split) {
        incidents.lock(transaction, principal, id);
        Incident from = writable(transaction, principal, id);
        Set<Long> open = new HashSet<>(JdbcTask.openOfIncident(transaction.handle(), transaction.org(), id));
        split.taskIds().stream()
                .filter(task -> !open.contains(task))
                .findFirst()
                .ifPresent(task -> {
                    throw DispatchException.notFound("open task of this incident", task);
                });
        Incident part = incidents.split(transaction, principal, from, split.incident());
        move(transaction, split.taskIds().stream().distinct().sorted().toList(), id, part.id());
        steps.ensureLead(transaction, id);
        steps.ensureLead(transaction, part.id());
        return part;
    }

    /** They support where they come to, until somebody is given the lead. */
    private void move(Transaction transaction, List<Long> tasks, long from, long to) {
        for (long task : tasks) {
            JdbcTask.move(transaction.handle(), transaction.org(), task, to);
            transaction.append(
                    new TaskEvent.Changed(JdbcTask.get(transaction.handle(), transaction.org(), task)).entry());
        }
        incidents.countTask(transaction, from, -tasks.size());
        incidents.countTask(transaction, to, tasks.size());
    }

    private Incident writable(Transaction transaction, Principal principal, long id) {
        Incident incident = incidents.lock(transaction, id);
        principal.require(Permission.INCIDENT_WRITE, incident.agency().id());
        principal.require(Permission.TASK_DISPATCH);
        IncidentService.requireOpen(incident);
        return incident;
    }
}
