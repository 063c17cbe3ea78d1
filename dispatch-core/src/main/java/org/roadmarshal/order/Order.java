package org.roadmarshal.order;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/** An order to all who were on duty. @param recipients those that the reader may see; null inside of a fact about one of them */
public record Order(
        long id, String text, Instant confirmBy, Named createdBy, Instant createdAt, List<Recipient> recipients) {
    Order alone() {
        return new Order(id, text, confirmBy, createdBy, createdAt, null);
    }
}
