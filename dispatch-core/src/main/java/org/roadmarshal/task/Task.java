package org.roadmarshal.task;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * A unit that is sent to an incident.
 *
 * @param unit named by its callsign
 * @param agency the unit's
 * @param overrideReason why a unit that was not free was sent, or null
 * @param offers how often it was offered
 * @param acknowledgeBy when it is offered again or escalated; null once it is answered
 * @param milestones in the order in which they were reached
 */
public record Task(
        long id,
        TaskIncident incident,
        Named unit,
        Named agency,
        TaskState state,
        int priority,
        String instructions,
        String overrideReason,
        int offers,
        Instant acknowledgeBy,
        Instant createdAt,
        Named createdBy,
        List<Milestone> milestones,
        int version) {

    public Set<TaskState> reached() {
        Set<TaskState> reached = EnumSet.noneOf(TaskState.class);
        Stream.of(TaskState.values())
                .filter(state -> milestones.stream()
                        .anyMatch(milestone -> milestone.milestone().equals(state.code())))
                .forEach(reached::add);
        return reached;
    }

    /** As it stood at an instant, by the devices' times of its milestones; for tasks that came in from history. */
    public Task asOf(Instant at) {
        List<Milestone> then = milestones.stream()
                .filter(step -> step.deviceTime() != null && !step.deviceTime().isAfter(at))
                .toList();
        TaskState reached = Stream.of(TaskState.values())
                .filter(step -> then.stream()
                        .anyMatch(milestone -> milestone.milestone().equals(step.code())))
                .reduce(TaskState.DISPATCHED, (earlier, later) -> later);
        return new Task(
                id,
                incident,
                unit,
                agency,
                reached,
                priority,
                instructions,
                overrideReason,
                offers,
                null,
                createdAt,
                createdBy,
                then,
                version);
    }

    /** What the unit must know of the incident, even where it may not read the incident itself. */
    public record TaskIncident(
            long id,
            String category,
            String summary,
            String description,
            String address,
            String stake,
            Location location) {}
}
