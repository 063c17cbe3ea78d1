package org.roadmarshal.detour;

import java.util.Map;
import org.roadmarshal.detour.internal.JdbcDetour;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.IncidentSource;
import org.roadmarshal.incident.NewIncident;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.NewTask;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskService;

/** Sends a patrol to an issue that it comes by: an incident of the lowest priority there, and its task. */
public final class DetourService {
    private static final String CATEGORY = "road_damage";
    private static final int LOWEST = 4;
    private static final int LONGEST_SUMMARY = 200;

    private final IncidentService incidents;
    private final TaskService tasks;

    public DetourService(IncidentService incidents, TaskService tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /** @throws DispatchException NOT_FOUND where no such issue is open that they may see, CONFLICT where somebody is on the way */
    public Task join(Transaction transaction, Principal principal, NewDetour wanted) {
        OpenIssue issue = JdbcDetour.lock(transaction.handle(), principal, wanted.issueId());
        if (JdbcDetour.isUnderway(transaction.handle(), principal.org(), issue.id())) {
            throw DispatchException.conflict("A unit is on the way to issue " + issue.id());
        }
        String summary = "顺路核查路域问题 #" + issue.id() + (issue.what() == null ? "" : "：" + issue.what());
        Incident incident = incidents.create(
                transaction,
                principal,
                new NewIncident(
                        CATEGORY,
                        LOWEST,
                        summary.substring(0, Math.min(LONGEST_SUMMARY, summary.length())),
                        null,
                        IncidentSource.PATROL,
                        null,
                        null,
                        null,
                        null,
                        issue.location()));
        Task task =
                tasks.dispatch(transaction, principal, new NewTask(incident.id(), wanted.unitId(), issue.what(), null));
        JdbcDetour.join(transaction.handle(), principal.org(), issue.id(), task.id());
        transaction.append(new Entry(
                "detour.joined",
                "detour",
                issue.id(),
                1,
                task.agency().id(),
                wanted.unitId(),
                null,
                Map.of("issueId", issue.id(), "taskId", task.id())));
        return task;
    }
}
