package org.roadmarshal.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover.Kind;

/**
 * What a socket wants of what it may see.
 *
 * @param topics subjects of facts; empty for all
 * @param kinds whose positions; empty for nobody's
 * @param everywhere of these kinds also what is outside of the viewport
 * @param viewport null for everywhere
 * @param crowd more movers in the viewport than this come as counted cells
 */
record Subscription(Set<String> topics, Set<Kind> kinds, Set<Kind> everywhere, Viewport viewport, int crowd) {
    private static final int CROWD = 5_000;
    private static final int LARGEST_CROWD = 50_000;

    /** What must be granted over a fact's agency to see it. */
    private static final Map<String, Permission> NEEDS = Map.ofEntries(
            Map.entry("unit", Permission.UNIT_READ),
            Map.entry("station", Permission.LAYER_READ),
            Map.entry("person", Permission.UNIT_READ),
            Map.entry("incident", Permission.INCIDENT_READ),
            Map.entry("incident_category", Permission.LAYER_READ),
            Map.entry("task", Permission.TASK_READ),
            Map.entry("command", Permission.TASK_READ),
            Map.entry("alarm", Permission.ALARM_READ),
            Map.entry("issue", Permission.ISSUE_READ),
            Map.entry("issue_party", Permission.ISSUE_READ),
            Map.entry("issue_category", Permission.LAYER_READ),
            Map.entry("calendar", Permission.LAYER_READ),
            Map.entry("hotline_channel", Permission.INCIDENT_READ),
            Map.entry("evidence", Permission.ISSUE_READ),
            Map.entry("issue_release", Permission.ISSUE_READ),
            Map.entry("issue_import", Permission.ISSUE_READ),
            Map.entry("open311_report", Permission.ISSUE_READ),
            Map.entry("open311_update", Permission.ISSUE_READ),
            Map.entry("open311_key", Permission.ACCOUNT_WRITE),
            Map.entry("publication", Permission.ACCOUNT_WRITE),
            Map.entry("campaign", Permission.ISSUE_READ),
            Map.entry("account", Permission.ACCOUNT_WRITE),
            Map.entry("fence", Permission.LAYER_READ),
            Map.entry("task_plan", Permission.TASK_READ),
            Map.entry("joint_task", Permission.TASK_READ),
            Map.entry("ladder", Permission.UNIT_READ),
            Map.entry("closure", Permission.LAYER_READ),
            Map.entry("city", Permission.LAYER_READ),
            Map.entry("highway", Permission.LAYER_READ),
            Map.entry("hotline_case", Permission.INCIDENT_READ),
            Map.entry("legal_case", Permission.CASE_READ),
            Map.entry("legal_template", Permission.CASE_READ),
            Map.entry("legal_settings", Permission.CASE_READ),
            Map.entry("certificate", Permission.CASE_READ),
            Map.entry("duty_check", Permission.ALARM_READ),
            Map.entry("message", Permission.MESSAGE_READ),
            Map.entry("recording", Permission.MESSAGE_READ),
            Map.entry("order", Permission.MESSAGE_READ));

    /** What must be granted anywhere to see those of the own unit, where that is less. */
    private static final Map<String, Permission> NEEDS_OF_OWN = Map.of(
            "message", Permission.MESSAGE_SEND, "recording", Permission.MESSAGE_SEND, "order", Permission.MESSAGE_SEND);

    /** @throws DispatchException VALIDATION where the message is not what the document says */
    static Subscription of(JsonObject message) {
        try {
            JsonArray topics = message.getJsonArray("topics", new JsonArray());
            Set<String> wanted = topics.stream().map(String.class::cast).collect(Collectors.toSet());
            if (!NEEDS.keySet().containsAll(wanted)) {
                throw DispatchException.invalid("topics are of " + NEEDS.keySet());
            }
            return new Subscription(
                    wanted,
                    message.getBoolean("positions", false)
                            ? kinds(message, "kinds", EnumSet.allOf(Kind.class))
                            : Set.of(),
                    kinds(message, "everywhere", Set.of()),
                    viewport(message.getJsonArray("viewport")),
                    crowd(message.getInteger("crowd", CROWD)));
        } catch (ClassCastException e) {
            throw DispatchException.invalid("subscribe: a field is of the wrong type");
        }
    }

    private static Set<Kind> kinds(JsonObject message, String name, Set<Kind> otherwise) {
        JsonArray codes = message.getJsonArray(name);
        return codes == null
                ? otherwise
                : codes.stream()
                        .map(code -> Coded.of(Kind.class, (String) code))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    private static int crowd(int wanted) {
        if (wanted < 0 || wanted > LARGEST_CROWD) {
            throw DispatchException.invalid("crowd is from 0 to " + LARGEST_CROWD);
        }
        return wanted;
    }

    private static Viewport viewport(JsonArray box) {
        if (box == null) {
            return null;
        }
        double[] bounds =
                box.stream().mapToDouble(side -> ((Number) side).doubleValue()).toArray();
        if (bounds.length != 4 || !(bounds[0] <= bounds[2]) || !(bounds[1] <= bounds[3])) {
            throw DispatchException.invalid("viewport is west, south, east, north");
        }
        return new Viewport(side(bounds[0]), side(bounds[1]), side(bounds[2]), side(bounds[3]));
    }

    /** A map may show more than the globe. */
    private static int side(double degrees) {
        return MoverFrame.e7(Math.max(-180, Math.min(180, degrees)));
    }

    /** @return null where they want no positions, or may see none */
    Sight sight(Principal principal) {
        return kinds.isEmpty() || !principal.may(Permission.POSITION_READ)
                ? null
                : new Sight(
                        principal.org(),
                        principal.agencies(Permission.POSITION_READ),
                        kinds,
                        everywhere,
                        viewport,
                        crowd);
    }

    boolean wants(Principal principal, Fact fact) {
        return (topics.isEmpty() || topics.contains(fact.subject())) && maySee(principal, fact);
    }

    static boolean maySee(Principal principal, Fact fact) {
        Permission needed = NEEDS.get(fact.subject());
        if (needed == null) {
            return false;
        }
        return principal.may(needed) && (fact.agencyId() == null || principal.may(needed, fact.agencyId()))
                || fact.unitId() != null
                        && fact.unitId().equals(principal.unitId())
                        && principal.may(NEEDS_OF_OWN.getOrDefault(fact.subject(), needed));
    }
}
