package org.roadmarshal.issue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A correction of what is written down; null leaves a thing as it is.
 *
 * @param quantities replace all that was found
 */
public record IssuePatch(
        String category,
        JsonNode geometry,
        String description,
        String route,
        String stake,
        RoadSide side,
        String address,
        Long townshipId,
        List<Quantity> quantities) {}
