package org.roadmarshal.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover;
import org.roadmarshal.review.internal.JdbcReport;
import org.roadmarshal.task.IncidentTimeline;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskFilter;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.track.MoverTrack;
import org.roadmarshal.track.Span;
import org.roadmarshal.track.TrackService;

/** Gathers what a report of an incident says, as far as somebody may see it. */
public final class ReportService {
    private static final int MOST_TASKS = 1_000;
    /** A longer one is an entanglement of lines. */
    private static final Duration LONGEST_TRACK = Duration.ofHours(24);

    private static final int MOST_TRACKS = 50;

    private final IncidentService incidents;
    private final TaskService tasks;
    private final IncidentTimeline timeline;
    private final KpiService kpis;
    private final TrackService tracks;

    public ReportService(
            IncidentService incidents,
            TaskService tasks,
            IncidentTimeline timeline,
            KpiService kpis,
            TrackService tracks) {
        this.incidents = incidents;
        this.tasks = tasks;
        this.timeline = timeline;
        this.kpis = kpis;
        this.tracks = tracks;
    }

    public IncidentReport report(Handle handle, Principal principal, long id) {
        Incident incident = incidents.get(handle, principal, id);
        List<Task> answers = new ArrayList<>(
                tasks.page(handle, principal, new TaskFilter(null, null, id), new PageRequest(MOST_TASKS, null))
                        .items());
        answers.sort((one, other) -> Long.compare(one.id(), other.id()));
        JdbcReport rows = new JdbcReport(handle, principal.org());
        String[] category = rows.category(incident.category());
        Set<Long> visible = new LinkedHashSet<>();
        answers.forEach(task -> visible.add(task.id()));
        return new IncidentReport(
                incident,
                category[0],
                category[1],
                rows.zone(),
                Instant.now(),
                answers,
                timeline.list(handle, principal, id),
                kpis.ofIncident(handle, principal, id),
                kpis.targets(),
                rows.photos(visible, principal),
                rows.roads(incident.location()),
                tracks(handle, principal, incident, answers));
    }

    private List<List<Location>> tracks(Handle handle, Principal principal, Incident incident, List<Task> answers) {
        Instant end = incident.closedAt() == null ? Instant.now() : incident.closedAt();
        Span span = new Span(
                incident.createdAt(),
                end.isAfter(incident.createdAt()) ? end : incident.createdAt().plusSeconds(1));
        if (span.length().compareTo(LONGEST_TRACK) > 0) {
            return List.of();
        }
        Set<Mover> movers = new LinkedHashSet<>();
        answers.stream()
                .filter(task ->
                        principal.may(Permission.POSITION_READ, task.agency().id()))
                .limit(MOST_TRACKS)
                .forEach(task -> movers.add(Mover.unit(task.unit().id())));
        if (movers.isEmpty()) {
            return List.of();
        }
        return tracks.replay(handle, principal, movers, span).stream()
                .map(ReportService::line)
                .filter(line -> line.size() > 1)
                .toList();
    }

    private static List<Location> line(MoverTrack track) {
        List<Location> line = new ArrayList<>();
        for (int i = 0; i < track.lon().length; i++) {
            line.add(new Location(track.lon()[i], track.lat()[i]));
        }
        return line;
    }
}
