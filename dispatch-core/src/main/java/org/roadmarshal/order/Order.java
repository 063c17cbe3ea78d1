package org.roadmarshal.order;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * An order to all who were on duty.
 *
 * @param recipients those that the reader may see; null inside of a fact about one of them
 * @param withdrawnAt when it was taken back; null while it holds
 */
public record Order(
        long id,
        String text,
        Instant confirmBy,
        Named createdBy,
        Instant createdAt,
        List<Recipient> recipients,
        Instant withdrawnAt,
        Named withdrawnBy) {
    Order alone() {
        return with(null);
    }

    public Order with(List<Recipient> theirs) {
        return new Order(id, text, confirmBy, createdBy, createdAt, theirs, withdrawnAt, withdrawnBy);
    }
}
