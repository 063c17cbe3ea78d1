package org.roadmarshal.task;

import org.roadmarshal.kernel.Text;

/** Whom to send where. @param overrideReason needed for a unit that is not free, or null */
public record NewTask(long incidentId, long unitId, String instructions, String overrideReason) {
    public NewTask {
        overrideReason = Text.stripped("overrideReason", overrideReason);
    }
}
