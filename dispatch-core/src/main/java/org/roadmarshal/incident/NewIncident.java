package org.roadmarshal.incident;

import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/**
 * What somebody reports.
 *
 * @param priority null for the category's
 * @param source by phone where not given
 */
public record NewIncident(
        String category,
        Integer priority,
        String summary,
        String description,
        IncidentSource source,
        String reporterName,
        String reporterPhone,
        String address,
        String stake,
        Location location) {
    public NewIncident {
        summary = Text.stripped("summary", summary);
        source = source == null ? IncidentSource.PHONE : source;
    }
}
