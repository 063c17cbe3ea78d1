package org.roadmarshal.task;

import org.roadmarshal.unit.Unit;

/**
 * A task about to begin, after all rules were looked at.
 *
 * @param overrideReason why a unit that was not free is sent, or null
 * @param createdBy the account
 * @param previous the task in whose place it is, or null
 * @param rung how many rungs of the ladder were climbed before
 * @param state where it begins
 * @param role wanted; null for the lead where nobody has it, else support
 * @param staging where it waits until it is released, or null
 * @param patrol what it drives along or over, or null
 */
public record Sending(
        long incidentId,
        Unit unit,
        int priority,
        String instructions,
        String overrideReason,
        long createdBy,
        Long previous,
        int rung,
        TaskState state,
        TaskRole role,
        Staging staging,
        Patrol patrol) {

    /** Another unit in the place of one that has or had a task. */
    static Sending instead(Task before, Unit unit, TaskState state, int rung, long createdBy, String overrideReason) {
        return new Sending(
                before.incident().id(),
                unit,
                before.priority(),
                before.instructions(),
                overrideReason,
                createdBy,
                before.id(),
                rung,
                state,
                before.role(),
                before.staging(),
                before.patrol());
    }
}
