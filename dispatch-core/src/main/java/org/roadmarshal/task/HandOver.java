package org.roadmarshal.task;

import org.roadmarshal.kernel.Text;

/**
 * Who goes on with a task.
 *
 * @param reason such as the end of the shift, or null
 * @param overrideReason needed for a unit that is not free, or null
 */
public record HandOver(long unitId, String reason, String overrideReason) {
    public HandOver {
        reason = Text.stripped("reason", reason);
        overrideReason = Text.stripped("overrideReason", overrideReason);
    }
}
