package org.roadmarshal.app;

import java.util.Map;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Operations;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.joint.JointService;
import org.roadmarshal.joint.internal.JointRoutes;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.patrol.PatrolService;
import org.roadmarshal.patrol.PatrolWatch;
import org.roadmarshal.patrol.internal.PatrolRoutes;
import org.roadmarshal.task.Patrol;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.track.TrackService;

/** The wiring of tasks that are more than a unit at a place: with other departments, along a way or over an area. */
final class Fieldwork {
    private Fieldwork() {}

    static void register(
            Config config,
            Operations operations,
            Map<String, Timers.Handler> timers,
            Database database,
            Journal journal,
            IncidentService incidents,
            TaskService tasks) {
        new JointRoutes(new JointService(incidents, config.joint().url()), database, journal).register(operations);
        PatrolService patrols =
                new PatrolService(tasks, new TrackService(config.tracks().policy()));
        timers.put(Patrol.TIMER, new PatrolWatch(tasks, patrols));
        new PatrolRoutes(patrols).register(operations);
    }
}
