package org.roadmarshal.task;

import java.time.Instant;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/** What is to be planned; see {@link TaskPlan}. */
public record NewTaskPlan(
        String category,
        Integer priority,
        String summary,
        String instructions,
        String address,
        Location location,
        Long unitId,
        Integer everyDays,
        Instant firstAt,
        Patrol patrol) {
    public NewTaskPlan {
        summary = Text.stripped("summary", summary);
    }
}
