package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.roadmarshal.gis.road.Snap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dispatcher: now and then somebody calls; the desk takes it down, sends the first unit that suits, and closes it after. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int MOST_OPEN = 8;
    private static final double MEAN_SECONDS_BETWEEN_CALLS = 120;
    private static final double FROM_A_UNIT_METRES = 7_000;
    private static final List<String> SOURCES = List.of("phone", "patrol", "hotline", "camera", "department");
    private static final List<String> OUTCOMES =
            List.of("现场处置完毕，道路恢复正常", "已责令当事人改正，制作现场笔录", "已劝离并清理现场", "核查属实，移交后续处理", "现场核查，未发现违法行为");

    private final Api api;
    private final long accountId;
    private final JsonArray categories;
    private final Board board;
    private final RoadMap map;
    private final List<SimulatedUnit> crewed;
    private final Set<Long> crewedIds = new HashSet<>();
    private final Random random;
    /** What makes this run's creates different from those of a run before. */
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private final Map<String, Double> due = new HashMap<>();
    private final Set<String> doing = new HashSet<>();
    private int calls;
    private int tasks;

    /** @param crewed units that simulated officers crew: whom the desk may send */
    Desk(
            Api api,
            long accountId,
            JsonArray categories,
            Board board,
            RoadMap map,
            List<SimulatedUnit> crewed,
            long seed) {
        this.api = api;
        this.accountId = accountId;
        this.categories = categories;
        this.board = board;
        this.map = map;
        this.crewed = crewed;
        this.random = new Random(seed);
        crewed.forEach(unit -> crewedIds.add(unit.id()));
        due.put("call", 5.0);
    }

    void step(double now) {
        List<JsonObject> open = board.openIncidents(accountId);
        if (open.size() < MOST_OPEN && !crewed.isEmpty()) {
            when("call", now, -MEAN_SECONDS_BETWEEN_CALLS * Math.log(1 - random.nextDouble()), () -> call(now));
        }
        open.forEach(incident -> follow(incident, now));
        crewedIds.forEach(unit -> {
            if (board.unitState(unit).equals("returning")) {
                when("back " + unit, now, 60 + random.nextDouble() * 120, () -> state(unit, "available"));
            }
        });
    }

    private void follow(JsonObject incident, double now) {
        long id = incident.getLong("id");
        List<JsonObject> sent = board.tasks(id);
        if (sent.stream().anyMatch(task -> !Board.ended(task))) {
            return;
        }
        if (sent.stream().anyMatch(task -> task.getString("state").equals("cleared"))) {
            when("close " + id, now, 20 + random.nextDouble() * 60, () -> close(incident));
        } else {
            when("send " + id, now, 10 + random.nextDouble() * 20, () -> send(id));
        }
    }

    private Future<?> call(double now) {
        SimulatedUnit near = crewed.get(random.nextInt(crewed.size()));
        Optional<Snap> place = map.somewhere("", near.at(now), FROM_A_UNIT_METRES, random);
        if (place.isEmpty()) {
            return Future.succeededFuture();
        }
        JsonObject category = categories.getJsonObject(random.nextInt(categories.size()));
        String road = RoadMap.name(place.get().road());
        JsonObject incident = new JsonObject()
                .put("category", category.getString("code"))
                .put("summary", (road.isEmpty() ? "" : road + "：") + category.getString("name"))
                .put("source", SOURCES.get(random.nextInt(SOURCES.size())))
                .put(
                        "location",
                        new JsonObject()
                                .put("lon", place.get().place().lon())
                                .put("lat", place.get().place().lat()));
        return api.create("/incidents", "simulated-call-" + run + "-" + ++calls, incident)
                .onSuccess(created -> board.take("incident", created));
    }

    private Future<?> send(long incidentId) {
        return api.get("/incidents/" + incidentId + "/candidates").compose(candidates -> {
            Optional<Long> first = candidates.getJsonArray("items").stream()
                    .map(JsonObject.class::cast)
                    .filter(candidate -> candidate.getBoolean("suitable"))
                    .map(candidate -> candidate.getLong("unitId"))
                    .filter(crewedIds::contains)
                    .findFirst();
            if (first.isEmpty()) {
                return Future.succeededFuture();
            }
            JsonObject task = new JsonObject().put("incidentId", incidentId).put("unitId", first.get());
            return api.create("/tasks", "simulated-task-" + run + "-" + ++tasks, task)
                    .onSuccess(created -> board.take("task", created));
        });
    }

    private Future<?> close(JsonObject incident) {
        JsonObject change =
                new JsonObject().put("state", "closed").put("outcome", OUTCOMES.get(random.nextInt(OUTCOMES.size())));
        return api.change("/incidents/" + incident.getLong("id"), Board.version(incident), change)
                .onSuccess(closed -> board.take("incident", closed));
    }

    /** Puts a unit on or off duty, or makes it available again. */
    Future<JsonObject> state(long unitId, String state) {
        return api.change("/units/" + unitId, Board.version(board.unit(unitId)), new JsonObject().put("state", state))
                .onSuccess(changed -> board.take("unit", changed));
    }

    /** Does a thing once it has waited long enough, and not while it is being done; what was refused waits again. */
    private void when(String what, double now, double wait, Supplier<Future<?>> action) {
        double time = due.computeIfAbsent(what, unknown -> now + wait);
        if (now >= time && doing.add(what)) {
            action.get()
                    .onFailure(refused -> LOG.info("{}: {}", what, refused.getMessage()))
                    .onComplete(done -> {
                        doing.remove(what);
                        due.remove(what);
                    });
        }
    }
}
