package org.roadmarshal.order;

import java.time.Instant;
import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to an order, one fact for each unit, so that each is seen by whom it concerns. @param verb such as {@code confirmed} */
record OrderEvent(String verb, Order order, Recipient recipient, Instant deviceAt) {
    Entry entry() {
        return new Entry(
                "order." + verb,
                "order",
                order.id(),
                recipient.version(),
                recipient.agency().id(),
                recipient.unit().id(),
                deviceAt,
                Map.of("order", order.alone(), "recipient", recipient));
    }
}
