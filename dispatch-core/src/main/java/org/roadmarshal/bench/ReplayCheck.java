package org.roadmarshal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.task.TaskState;

/** Holds what the engine has written down of a replay against the file. */
final class ReplayCheck {
    private final ReplayCast cast;
    private final Map<PastResponse, Long> tasks;
    private final ReplayScript script;
    private final Map<Long, JsonNode> recorded = new HashMap<>();

    ReplayCheck(ReplayCast cast, Map<PastResponse, Long> tasks, ReplayScript script) throws Exception {
        this.cast = cast;
        this.tasks = tasks;
        this.script = script;
        String after = "";
        do {
            JsonNode page = cast.leader.get("/tasks?limit=1000" + after);
            page.get("items").forEach(task -> recorded.put(task.get("id").asLong(), task));
            after = page.has("next") ? "&after=" + page.get("next").asText() : null;
        } while (after != null);
        // The import that gave us squads and categories brought the same tasks as history; the replayed ones are the
        // others.
        Set<Long> ours = Set.copyOf(tasks.values());
        recorded.keySet().removeIf(id -> !ours.contains(id) && isHistory(recorded.get(id)));
    }

    private static boolean isHistory(JsonNode task) {
        return task.get("createdBy").get("name").asText().equals("history import");
    }

    /** Rows that have a task of their own which ended as the row did; each further task counts against us. */
    long tasksOnce() {
        long right = tasks.entrySet().stream()
                .filter(entry -> recorded.containsKey(entry.getValue())
                        && recorded.get(entry.getValue())
                                .get("state")
                                .asText()
                                .equals(entry.getKey().ended().code()))
                .count();
        long distinct = new HashSet<>(tasks.values()).size();
        return right - (tasks.size() - distinct) + (recorded.size() - distinct);
    }

    /** What the file has, without the dispatch, which has no device. */
    long milestones() {
        return script.callsigns.keySet().stream()
                .mapToLong(response -> response.milestones().size() - 1)
                .sum();
    }

    long milestonesEqual() {
        return tasks.entrySet().stream()
                .mapToLong(entry -> equal(entry.getKey(), recorded.get(entry.getValue())))
                .sum();
    }

    private static long equal(PastResponse response, JsonNode task) {
        Map<String, Instant> times = new HashMap<>();
        for (JsonNode step : task.get("milestones")) {
            if (step.has("deviceTime")) {
                times.put(
                        step.get("milestone").asText(),
                        OffsetDateTime.parse(step.get("deviceTime").asText()).toInstant());
            }
        }
        return response.milestones().entrySet().stream()
                .filter(step -> step.getKey() != TaskState.DISPATCHED)
                .filter(step -> step.getValue().equals(times.get(step.getKey().code())))
                .count();
    }

    /** As the journal tells it: how many units had a task at once. */
    long peak() throws Exception {
        Map<String, Set<Long>> busy = new HashMap<>();
        long seq = 0;
        long head;
        int peak = 0;
        do {
            JsonNode page = cast.leader.get("/journal?subject=unit&limit=1000&afterSeq=" + seq);
            head = page.get("items").size();
            for (JsonNode fact : page.get("items")) {
                seq = fact.get("seq").asLong();
                JsonNode unit = fact.get("data").get("unit");
                Set<Long> of = busy.computeIfAbsent(
                        ReplayScript.unit(unit.get("callsign").asText()), name -> new HashSet<>());
                if (unit.has("taskId")) {
                    of.add(unit.get("id").asLong());
                } else {
                    of.remove(unit.get("id").asLong());
                }
                peak = Math.max(peak, (int)
                        busy.values().stream().filter(units -> !units.isEmpty()).count());
            }
        } while (head > 0);
        return peak;
    }
}
