package org.roadmarshal.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.unit.UnitState;

/**
 * A unit that is sent to an incident.
 *
 * @param unit named by its callsign
 * @param agency the unit's
 * @param overrideReason why a unit that was not free was sent, or null
 * @param offers how often it was offered
 * @param acknowledgeBy until when it must be accepted or declined; null once it is answered, and where nothing more will happen
 * @param previousTaskId the task in whose place this one is, or null
 * @param role whether it is in the lead of those on its incident
 * @param staging where the unit waits before it goes to the scene, or null
 * @param patrol what it shall drive along or over, or null
 * @param unitBefore what the unit did before it was sent
 * @param rung how many rungs of the ladder were climbed for it, or for the ones before it
 * @param rungAt since when the next one is waited for
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
        Long previousTaskId,
        TaskRole role,
        Staging staging,
        Patrol patrol,
        @JsonIgnore UnitState unitBefore,
        @JsonIgnore int rung,
        @JsonIgnore Instant rungAt,
        List<Milestone> milestones,
        int version) {

    /** Whether it has not been released from staging. */
    boolean waits() {
        return staging != null && staging.releasedAt() == null;
    }

    /** What the unit does once the task is in this state: who was never on the way does what it did before. */
    UnitState unitAfter(TaskState next) {
        boolean neverBegan = next.ended() && state.unanswered() && next != TaskState.CLEARED;
        return neverBegan && unitBefore != null && !unitBefore.free() ? unitBefore : next.unitState();
    }

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
                previousTaskId,
                role,
                staging,
                patrol,
                unitBefore,
                rung,
                null,
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
