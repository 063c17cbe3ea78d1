package org.roadmarshal.task;

import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/**
 * What somebody says about a task.
 *
 * @param deviceTime when, by their own clock; may be long ago where the phone was out of reach
 * @param reason needed for declined and cancelled
 */
public record Answer(TaskState milestone, Instant deviceTime, Location location, String reason) {
    public Answer {
        reason = Text.stripped("reason", reason);
        if (!milestone.reported()) {
            throw DispatchException.invalid(milestone.code() + " is not reported; it follows from what else is done");
        }
        if (milestone.needsReason() && reason == null) {
            throw DispatchException.invalid(milestone.code() + " needs a reason");
        }
    }
}
