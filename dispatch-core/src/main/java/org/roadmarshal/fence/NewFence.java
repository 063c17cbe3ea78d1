package org.roadmarshal.fence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.roadmarshal.kernel.Text;

/**
 * A fence to be put on the map.
 *
 * @param agencyId whose it shall be; null for the caller's own
 * @param geometry GeoJSON, WGS-84
 * @param active null for true
 */
public record NewFence(
        String name,
        FenceKind kind,
        Long agencyId,
        JsonNode geometry,
        Double radiusM,
        String colour,
        Boolean active,
        List<FenceRule> rules) {
    public NewFence {
        name = Text.stripped("name", name);
        active = active == null || active;
        rules = rules == null ? List.of() : List.copyOf(rules);
    }
}
