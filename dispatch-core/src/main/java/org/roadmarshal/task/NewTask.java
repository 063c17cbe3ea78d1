package org.roadmarshal.task;

import org.roadmarshal.kernel.Text;

/**
 * Whom to send where.
 *
 * @param overrideReason needed for a unit that is not free, or null
 * @param role null for the lead where nobody has it, else support
 * @param staging where it waits until it is released, or null
 * @param patrol what it shall drive along or over, or null
 */
public record NewTask(
        long incidentId,
        long unitId,
        String instructions,
        String overrideReason,
        TaskRole role,
        Staging staging,
        Patrol patrol) {
    public NewTask {
        overrideReason = Text.stripped("overrideReason", overrideReason);
    }

    public NewTask(long incidentId, long unitId, String instructions, String overrideReason) {
        this(incidentId, unitId, instructions, overrideReason, null, null, null);
    }
}
