package org.roadmarshal.incident;

import java.time.Instant;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * Something that must be answered.
 *
 * @param category code of an {@link IncidentCategory}
 * @param priority 1 is the most urgent, 4 the least
 * @param stake the road's stake mark as it was told, such as K512+300
 * @param agency in whose jurisdiction it lies
 * @param outcome how it ended; null while open
 * @param duplicateOf the incident into which it was merged, or null
 * @param splitFrom the incident of which it was a part, or null
 * @param closedAt when it was closed or cancelled; null while open
 */
public record Incident(
        long id,
        String category,
        int priority,
        IncidentState state,
        String summary,
        String description,
        IncidentSource source,
        String reporterName,
        String reporterPhone,
        String address,
        String stake,
        Named agency,
        Location location,
        String outcome,
        Instant createdAt,
        Named createdBy,
        Instant closedAt,
        Long duplicateOf,
        Long splitFrom,
        int version) {

    public boolean open() {
        return state == IncidentState.OPEN;
    }
}
