package org.roadmarshal.road;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.roadmarshal.kernel.Text;

/** @param geometry GeoJSON. @param courseDeg null for both directions. @param from null for now */
public record NewClosure(JsonNode geometry, Double courseDeg, String reason, Instant from, Instant until) {
    public NewClosure {
        reason = Text.stripped("reason", reason);
    }
}
