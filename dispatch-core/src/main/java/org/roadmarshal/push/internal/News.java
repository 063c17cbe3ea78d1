package org.roadmarshal.push.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;

/**
 * What of a fact is worth a push: a new task, an order, that either does not hold any more, that a call for help was heard.
 *
 * @param unitId whose crew is told, or null
 * @param accountId who is told, or null
 * @param life how long it is of any use
 */
record News(Long unitId, Long accountId, Map<String, Object> payload, Duration life) {
    private static final Duration TASK = Duration.ofMinutes(10);
    private static final Duration WITHDRAWN = Duration.ofHours(12);
    private static final Duration HELP = Duration.ofMinutes(10);
    private static final int TEXT = 300;

    static Optional<News> of(Fact fact, Instant now) {
        return switch (fact.kind()) {
            case "task.dispatched", "task.re_offered" -> Optional.of(task("task", fact));
            case "task.cancelled", "task.withdrawn" -> Optional.of(task("task_withdrawn", fact));
            case "order.given" -> Optional.of(order(fact, now));
            case "order.withdrawn" -> Optional.of(withdrawn(fact));
            case "alarm.acknowledged" -> help(fact);
            default -> Optional.empty();
        };
    }

    private static News task(String kind, Fact fact) {
        JsonNode task = Json.tree(fact.data()).get("task");
        return new News(
                fact.unitId(),
                null,
                payload(kind, fact, task.at("/incident/summary").asText()),
                TASK);
    }

    private static News order(Fact fact, Instant now) {
        JsonNode order = Json.tree(fact.data()).get("order");
        Duration left =
                Duration.between(now, Instant.parse(order.get("confirmBy").asText()));
        return new News(
                fact.unitId(),
                null,
                payload("order", fact, order.get("text").asText()),
                left.isNegative() ? Duration.ZERO : left);
    }

    /** Whoever has heard of it acts by it until they hear otherwise. */
    private static News withdrawn(Fact fact) {
        String text = Json.tree(fact.data()).at("/order/text").asText();
        return new News(fact.unitId(), null, payload("order_withdrawn", fact, text), WITHDRAWN);
    }

    private static Optional<News> help(Fact fact) {
        JsonNode alarm = Json.tree(fact.data()).get("alarm");
        if (!alarm.get("kind").asText().equals("sos") || !alarm.has("raisedBy")) {
            return Optional.empty();
        }
        String by = alarm.at("/acknowledgedBy/name").asText();
        return Optional.of(new News(null, alarm.at("/raisedBy/id").asLong(), payload("sos", fact, by), HELP));
    }

    private static Map<String, Object> payload(String kind, Fact fact, String text) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("kind", kind);
        payload.put("id", fact.subjectId());
        // A push holds 4 kB at most, and a notification two lines.
        payload.put("text", text.substring(0, Math.min(text.length(), TEXT)));
        return payload;
    }
}
