package org.roadmarshal.order;

import java.time.Instant;
import org.roadmarshal.kernel.Coded;

/** What a crew, or its phone, says of an order. @param deviceTime when, by their own clock, or null */
public record OrderReceipt(Step state, Instant deviceTime) {
    /** Each takes in those before it. */
    public enum Step implements Coded {
        RECEIVED,
        SEEN,
        CONFIRMED;

        boolean reachedBy(Recipient recipient) {
            return switch (this) {
                case RECEIVED -> recipient.receivedAt() != null;
                case SEEN -> recipient.seenAt() != null;
                case CONFIRMED -> recipient.confirmedAt() != null;
            };
        }
    }
}
