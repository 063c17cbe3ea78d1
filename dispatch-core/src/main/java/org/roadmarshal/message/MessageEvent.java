package org.roadmarshal.message;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to messages. */
public record MessageEvent(Verb verb, Message message, Instant deviceAt) {
    enum Verb {
        SENT,
        DELIVERED,
        READ
    }

    Entry entry() {
        return new Entry(
                "message." + verb.name().toLowerCase(Locale.ROOT),
                "message",
                message.id(),
                message.version(),
                message.agency().id(),
                message.unit().id(),
                deviceAt,
                Map.of("message", message));
    }
}
