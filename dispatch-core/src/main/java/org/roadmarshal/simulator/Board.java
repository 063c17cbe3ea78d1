package org.roadmarshal.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of units, tasks and incidents, in the API's own form; the newest version counts. */
final class Board {
    private static final Set<String> ENDED = Set.of("cleared", "declined", "cancelled", "withdrawn", "handed_over");

    private final Map<String, Map<Long, JsonObject>> subjects =
            Map.of("unit", new HashMap<>(), "task", new HashMap<>(), "incident", new HashMap<>());

    /** @param subject unit, task or incident; others are passed over */
    void take(String subject, JsonObject thing) {
        Map<Long, JsonObject> known = subjects.get(subject);
        if (known != null && thing != null) {
            known.merge(thing.getLong("id"), thing, (old, fresh) -> version(fresh) >= version(old) ? fresh : old);
        }
        if (subject.equals("incident")) {
            forget(thing);
        }
    }

    /** What is over would only grow. */
    private void forget(JsonObject incident) {
        if (!incident.getString("state").equals("open")) {
            long id = incident.getLong("id");
            subjects.get("incident").remove(id);
            subjects.get("task")
                    .values()
                    .removeIf(task -> task.getJsonObject("incident").getLong("id") == id);
        }
    }

    JsonObject unit(long id) {
        return subjects.get("unit").get(id);
    }

    String unitState(long id) {
        return unit(id).getString("state");
    }

    Collection<JsonObject> units() {
        return subjects.get("unit").values();
    }

    Optional<JsonObject> openTask(long unitId) {
        return subjects.get("task").values().stream()
                .filter(task -> task.getJsonObject("unit").getLong("id") == unitId && !ended(task))
                .findFirst();
    }

    List<JsonObject> tasks(long incidentId) {
        return subjects.get("task").values().stream()
                .filter(task -> task.getJsonObject("incident").getLong("id") == incidentId)
                .toList();
    }

    /** Open incidents that an account made. */
    List<JsonObject> openIncidents(long accountId) {
        return subjects.get("incident").values().stream()
                .filter(incident -> incident.getJsonObject("createdBy").getLong("id") == accountId)
                .toList();
    }

    static boolean ended(JsonObject task) {
        return ENDED.contains(task.getString("state"));
    }

    static int version(JsonObject thing) {
        return thing.getInteger("version");
    }
}
