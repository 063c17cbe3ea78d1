package org.roadmarshal.order;

import java.time.Instant;
import org.roadmarshal.kernel.Named;

/**
 * How far an order has come with one unit.
 *
 * @param deviceTime of the confirmation, by the phone's clock, or null
 */
public record Recipient(
        long id,
        long orderId,
        Named unit,
        Named agency,
        Instant receivedAt,
        Instant seenAt,
        Instant confirmedAt,
        Named confirmedBy,
        Instant deviceTime,
        int version) {}
