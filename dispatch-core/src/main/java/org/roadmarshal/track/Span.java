package org.roadmarshal.track;

import java.time.Duration;
import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;

/** A time of at least a moment: from inclusive, to exclusive. */
public record Span(Instant from, Instant to) {
    public Span {
        if (!from.isBefore(to)) {
            throw DispatchException.invalid("from must lie before to");
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** @throws DispatchException VALIDATION where it is longer */
    public Span atMost(Duration most) {
        if (length().compareTo(most) > 0) {
            throw DispatchException.invalid("from and to lie more than %s apart"
                    .formatted(most.toDays() > 1 ? most.toDays() + " days" : most.toHours() + " hours"));
        }
        return this;
    }
}
