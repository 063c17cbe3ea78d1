package org.roadmarshal.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Position;

/**
 * What a socket wants of what it may see.
 *
 * @param topics subjects of facts; empty for all
 * @param viewport west, south, east, north in degrees; null for everywhere
 */
record Subscription(Set<String> topics, boolean positions, double[] viewport) {
    /** What must be granted over a fact's agency to see it. */
    private static final Map<String, Permission> NEEDS = Map.of(
            "unit", Permission.UNIT_READ,
            "station", Permission.LAYER_READ,
            "incident", Permission.INCIDENT_READ,
            "task", Permission.TASK_READ,
            "command", Permission.TASK_READ,
            "alarm", Permission.ALARM_READ,
            "issue", Permission.ISSUE_READ,
            "evidence", Permission.ISSUE_READ,
            "account", Permission.ACCOUNT_WRITE,
            "city", Permission.LAYER_READ);

    /** @throws DispatchException VALIDATION where the message is not what the document says */
    static Subscription of(JsonObject message) {
        try {
            JsonArray topics = message.getJsonArray("topics", new JsonArray());
            Set<String> wanted = topics.stream().map(String.class::cast).collect(Collectors.toSet());
            if (!NEEDS.keySet().containsAll(wanted)) {
                throw DispatchException.invalid("topics are of " + NEEDS.keySet());
            }
            return new Subscription(
                    wanted, message.getBoolean("positions", false), viewport(message.getJsonArray("viewport")));
        } catch (ClassCastException e) {
            throw DispatchException.invalid("subscribe: a field is of the wrong type");
        }
    }

    private static double[] viewport(JsonArray box) {
        if (box == null) {
            return null;
        }
        double[] bounds =
                box.stream().mapToDouble(side -> ((Number) side).doubleValue()).toArray();
        if (bounds.length != 4 || !(bounds[0] <= bounds[2]) || !(bounds[1] <= bounds[3])) {
            throw DispatchException.invalid("viewport is west, south, east, north");
        }
        return bounds;
    }

    boolean wants(Principal principal, Fact fact) {
        return (topics.isEmpty() || topics.contains(fact.subject())) && maySee(principal, fact);
    }

    static boolean maySee(Principal principal, Fact fact) {
        Permission needed = NEEDS.get(fact.subject());
        if (needed == null || !principal.may(needed)) {
            return false;
        }
        return fact.agencyId() == null
                || principal.may(needed, fact.agencyId())
                || fact.unitId() != null && fact.unitId().equals(principal.unitId());
    }

    boolean wants(Principal principal, Position position) {
        return principal.may(Permission.POSITION_READ, position.agencyId())
                && (viewport == null
                        || position.lon() >= viewport[0]
                                && position.lat() >= viewport[1]
                                && position.lon() <= viewport[2]
                                && position.lat() <= viewport[3]);
    }
}
