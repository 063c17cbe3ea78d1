package org.roadmarshal.order;

import java.util.List;
import org.roadmarshal.kernel.Text;

/**
 * What is ordered, and to whom. Where neither agencies nor units are named, to all that the caller may order.
 *
 * @param confirmWithinSeconds how long they have
 * @param agencyIds these and all below them
 */
public record NewOrder(String text, int confirmWithinSeconds, List<Long> agencyIds, List<Long> unitIds) {
    public NewOrder {
        text = Text.stripped("text", text);
        agencyIds = agencyIds == null ? List.of() : List.copyOf(agencyIds);
        unitIds = unitIds == null ? List.of() : List.copyOf(unitIds);
    }

    boolean toAll() {
        return agencyIds.isEmpty() && unitIds.isEmpty();
    }
}
