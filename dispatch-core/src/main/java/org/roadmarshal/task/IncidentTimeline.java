package org.roadmarshal.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.journal.JournalRows.Subject;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.internal.JdbcTask;

/** What became of an incident: its own facts, those of its tasks, and those of the tasks' alarms and commands, and those of other departments on it. */
public final class IncidentTimeline {
    private static final Map<String, Permission> READ = Map.of(
            "incident", Permission.INCIDENT_READ,
            "task", Permission.TASK_READ,
            "alarm", Permission.ALARM_READ,
            "command", Permission.TASK_READ,
            "joint_task", Permission.TASK_READ);

    private final IncidentService incidents;
    private final AlarmService alarms;

    private final CommandsOf commands;
    private final JointTasksOf jointTasks;

    /** What vehicles' terminals were told for tasks. */
    @FunctionalInterface
    public interface CommandsOf {
        /** @return ids of facts' subject {@code command} */
        List<Long> tasks(Handle handle, int org, List<Long> tasks);
    }

    /** Who of other departments was asked to incidents. */
    @FunctionalInterface
    public interface JointTasksOf {
        /** @return ids of facts' subject {@code joint_task} */
        List<Long> incidents(Handle handle, int org, List<Long> incidents);
    }

    public IncidentTimeline(
            IncidentService incidents, AlarmService alarms, CommandsOf commands, JointTasksOf jointTasks) {
        this.incidents = incidents;
        this.alarms = alarms;
        this.commands = commands;
        this.jointTasks = jointTasks;
    }

    /** Oldest first; only what the principal may see. */
    public List<Fact> list(Handle handle, Principal principal, long incidentId) {
        incidents.get(handle, principal, incidentId);
        // What was merged into it is part of its record.
        List<Long> reports = incidents.withMerged(handle, principal.org(), incidentId);
        List<Long> tasks = JdbcTask.idsOf(handle, principal.org(), reports);
        List<Subject> subjects = new ArrayList<>();
        reports.forEach(id -> subjects.add(new Subject("incident", id)));
        tasks.forEach(id -> subjects.add(new Subject("task", id)));
        alarms.idsAbout(handle, principal.org(), "task", tasks).forEach(id -> subjects.add(new Subject("alarm", id)));
        commands.tasks(handle, principal.org(), tasks).forEach(id -> subjects.add(new Subject("command", id)));
        jointTasks
                .incidents(handle, principal.org(), reports)
                .forEach(id -> subjects.add(new Subject("joint_task", id)));
        return JournalRows.ofSubjects(handle, principal.org(), subjects).stream()
                .filter(fact -> principal.may(READ.get(fact.subject()), fact.agencyId()))
                .toList();
    }
}
