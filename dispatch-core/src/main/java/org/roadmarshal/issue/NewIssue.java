package org.roadmarshal.issue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * An issue to register.
 *
 * @param geometry GeoJSON point, line or polygon, WGS-84; null where route and stake say where
 * @param sourceNumber the hotline's number; required of a hotline, else null
 * @param foundAt now where null
 * @param quantities what was found; may come later, but before the issue is filed. Null for none
 * @param photoIds before-photos, at least one where found on patrol. Null for none
 */
public record NewIssue(
        String category,
        JsonNode geometry,
        IssueSource source,
        String sourceNumber,
        String description,
        String route,
        String stake,
        RoadSide side,
        String address,
        Long townshipId,
        Instant foundAt,
        List<Quantity> quantities,
        List<Long> photoIds) {
    public NewIssue {
        quantities = quantities == null ? List.of() : List.copyOf(quantities);
        photoIds = photoIds == null ? List.of() : List.copyOf(photoIds);
    }
}
