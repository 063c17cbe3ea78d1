package org.roadmarshal.task;

import java.time.Instant;
import java.util.Map;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * What is to be done at a time, once or every so many days.
 *
 * @param agency on whose ground it lies
 * @param priority null for the category's
 * @param unit whom to send; null leaves it to the desk
 * @param everyDays null for once
 * @param patrol what the unit shall drive along or over, or null
 * @param nextAt when it is due next; null once it is over
 */
public record TaskPlan(
        long id,
        Named agency,
        String category,
        Integer priority,
        String summary,
        String instructions,
        String address,
        Location location,
        Named unit,
        Integer everyDays,
        Instant nextAt,
        Patrol patrol,
        Named createdBy,
        int version) {

    Entry told(String verb) {
        return new Entry(
                "task_plan." + verb, "task_plan", id, version, agency.id(), null, null, Map.of("taskPlan", this));
    }
}
