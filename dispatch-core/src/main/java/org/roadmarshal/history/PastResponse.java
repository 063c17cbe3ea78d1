package org.roadmarshal.history;

import java.time.Instant;
import java.util.Map;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.task.TaskState;

/**
 * One unit's answer to one incident, as a row of a file tells it. Times stand as the source has them, in whatever order.
 *
 * @param row as a spreadsheet counts, the header being 1
 * @param incident the source's number
 * @param unit the callsign
 * @param priority 1 to 4, or null
 * @param squad code or name of an agency, or null
 * @param received when the incident became known, or null
 * @param entered when the task was written down, or null
 * @param milestones dispatched and an end are there, the others may be missing
 */
public record PastResponse(
        long row,
        String incident,
        String unit,
        boolean onFoot,
        String category,
        Integer priority,
        String summary,
        String squad,
        String address,
        String stake,
        Location location,
        Instant received,
        Instant entered,
        Map<TaskState, Instant> milestones,
        String reason) {

    public Instant dispatched() {
        return milestones.get(TaskState.DISPATCHED);
    }

    public TaskState ended() {
        return milestones.containsKey(TaskState.CLEARED) ? TaskState.CLEARED : TaskState.CANCELLED;
    }

    public Instant end() {
        return milestones.get(ended());
    }
}
