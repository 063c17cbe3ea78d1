package org.roadmarshal.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.patrol.PatrolGround;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover;
import org.roadmarshal.task.Milestone;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.track.Span;
import org.roadmarshal.track.TrackService;

/** Lays a unit's track over what it shall patrol. Worked out anew each time, so that a fix that came late counts like any other. */
public final class PatrolService {
    private static final int GAPS = 20;
    /** A patrol that is open for longer is looked at from its beginning so far. */
    private static final Duration LONGEST = Duration.ofDays(3);

    private final TaskService tasks;
    private final TrackService tracks;

    public PatrolService(TaskService tasks, TrackService tracks) {
        this.tasks = tasks;
        this.tracks = tracks;
    }

    /** @throws DispatchException NOT_FOUND where the task is not theirs to see, or no patrol */
    public PatrolCoverage coverage(Handle handle, Principal principal, long taskId) {
        Task task = tasks.get(handle, principal, taskId);
        if (task.patrol() == null) {
            throw DispatchException.notFound("patrol of task", taskId);
        }
        Instant since = begun(task).orElse(null);
        Instant until = ended(task).orElseGet(Instant::now);
        PatrolGround ground = driven(handle, principal.org(), task);
        int percent = percent(ground);
        return new PatrolCoverage(
                taskId,
                percent,
                task.patrol().percent(),
                percent >= task.patrol().percent(),
                since,
                until,
                GeoJsonWriter.geometry(ground.parts(true)),
                GeoJsonWriter.geometry(ground.parts(false)),
                ground.missed(GAPS).stream()
                        .map(missed -> new PatrolCoverage.Gap(
                                new Location(missed.at().lon(), missed.at().lat()),
                                Math.round(missed.metres()),
                                missed.fromM() == null ? null : Math.round(missed.fromM())))
                        .toList());
    }

    int percent(Handle handle, int org, Task task) {
        return percent(driven(handle, org, task));
    }

    private PatrolGround driven(Handle handle, int org, Task task) {
        PatrolGround ground = task.patrol().ground();
        begun(task).ifPresent(since -> {
            Instant longest = since.plus(LONGEST);
            Instant end = ended(task).orElseGet(Instant::now);
            Instant until = end.isBefore(longest) ? end : longest;
            if (since.isBefore(until)) {
                tracks.each(handle, org, Mover.unit(task.unit().id()), new Span(since, until), ground::visit);
            }
        });
        return ground;
    }

    private static int percent(PatrolGround ground) {
        // A hair less than a whole per cent is one, where the pieces' lengths do not add up to it exactly.
        return (int) Math.floor(ground.share() * 100 + 1e-6);
    }

    /** Who sets out without a word has accepted. */
    private static Optional<Instant> begun(Task task) {
        return reached(task, "accepted", "en_route", "on_scene");
    }

    /** By the phone's own clock, as the fixes are; a phone whose clock is ahead of ours has no future. */
    private static Optional<Instant> reached(Task task, String... steps) {
        return task.milestones().stream()
                .filter(milestone -> List.of(steps).contains(milestone.milestone()))
                .findFirst()
                .map(PatrolService::when);
    }

    private static Optional<Instant> ended(Task task) {
        return task.state().ended() ? reached(task, task.state().code()) : Optional.empty();
    }

    private static Instant when(Milestone milestone) {
        Instant device = milestone.deviceTime();
        return device == null || milestone.at() != null && device.isAfter(milestone.at()) ? milestone.at() : device;
    }
}
