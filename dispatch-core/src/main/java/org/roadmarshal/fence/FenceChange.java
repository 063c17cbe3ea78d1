package org.roadmarshal.fence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.roadmarshal.kernel.Text;

/** What shall be different; null leaves it as it is. @param colour empty for the map's own @param rules all of them; one that keeps its id stays the same rule */
public record FenceChange(
        String name, JsonNode geometry, Double radiusM, String colour, Boolean active, List<FenceRule> rules) {
    public FenceChange {
        name = Text.stripped("name", name);
        rules = rules == null ? null : List.copyOf(rules);
    }
}
