package org.roadmarshal.issue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A correction of what is written down; null leaves a thing as it is.
 *
 * @param offRoute true: it lies at no stake mark, and what was written of one is dropped
 * @param quantities replace all that was found
 */
public record IssuePatch(
        String category,
        JsonNode geometry,
        String description,
        String route,
        String stake,
        RoadSide side,
        Direction direction,
        Boolean offRoute,
        String address,
        Long townshipId,
        List<Quantity> quantities) {}
