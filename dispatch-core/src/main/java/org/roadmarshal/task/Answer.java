package org.roadmarshal.task;

import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/**
 * What somebody says about a task.
 *
 * @param deviceTime when, by their own clock; may be long ago where the phone was out of reach
 * @param reason needed for cancelled, and for declined where the code does not say it
 * @param reasonCode of declined, or null
 */
public record Answer(
        TaskState milestone, Instant deviceTime, Location location, String reason, DeclineReason reasonCode) {
    public Answer {
        reason = Text.stripped("reason", reason);
        if (!milestone.reported()) {
            throw DispatchException.invalid(milestone.code() + " is not reported; it follows from what else is done");
        }
        if (reasonCode != null && milestone != TaskState.DECLINED) {
            throw DispatchException.invalid("reasonCode is for declined");
        }
        boolean said = reason != null || reasonCode != null && reasonCode != DeclineReason.OTHER;
        if (milestone.needsReason() && !said) {
            throw DispatchException.invalid(milestone.code() + " needs a reason");
        }
    }

    /** In words, or without a reason. */
    public Answer(TaskState milestone, Instant deviceTime, Location location, String reason) {
        this(milestone, deviceTime, location, reason, null);
    }

    String why() {
        return reason == null ? reasonCode.code() : reason;
    }
}
