package org.roadmarshal.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Snap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The officers of a unit: they take a task, drive there, do the work, and say each step. */
final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final double ROAD_METRES = 5_000;

    private final SimulatedUnit unit;
    private final Api api;
    private final Board board;
    private final RoadMap map;
    private boolean speaking;
    private long taskId;
    private double due;
    private boolean underWay;

    Crew(SimulatedUnit unit, Api api, Board board, RoadMap map) {
        this.unit = unit;
        this.api = api;
        this.board = board;
        this.map = map;
    }

    /** @return whether a task keeps them busy */
    boolean step(double now) {
        Optional<JsonObject> task = board.openTask(unit.id());
        task.ifPresent(open -> answer(open, now));
        return task.isPresent();
    }

    private void answer(JsonObject task, double now) {
        if (task.getLong("id") != taskId) {
            taskId = task.getLong("id");
            underWay = false;
            wait(now, 1, 2);
        }
        if (speaking || now < due) {
            return;
        }
        switch (task.getString("state")) {
            case "dispatched" -> say(task, "delivered", now, 2, 5);
            case "delivered" -> say(task, "seen", now, 3, 12);
            case "seen" -> say(task, "accepted", now, 10, 40);
            case "accepted" -> {
                drive(task, now);
                say(task, "en_route", now, 0, 1);
            }
            case "en_route" -> {
                drive(task, now);
                if (unit.arrived(now)) {
                    say(task, "on_scene", now, 180, 420);
                }
            }
            case "on_scene" -> {
                unit.halt(now);
                say(task, "cleared", now, 0, 1);
            }
            default -> LOG.debug("{}", task);
        }
    }

    private void drive(JsonObject task, double now) {
        if (!underWay) {
            JsonObject place = task.getJsonObject("incident").getJsonObject("location");
            Optional<Snap> target =
                    map.roads().nearest(new Lonlat(place.getDouble("lon"), place.getDouble("lat")), ROAD_METRES);
            unit.halt(now);
            target.ifPresent(road -> unit.goTo(road, now));
            underWay = true;
        }
    }

    private void say(JsonObject task, String milestone, double now, double least, double most) {
        speaking = true;
        Lonlat at = unit.at(now);
        JsonObject body = new JsonObject()
                .put("milestone", milestone)
                .put("deviceTime", Instant.now().toString())
                .put("location", new JsonObject().put("lon", at.lon()).put("lat", at.lat()));
        // One key for each step of each task: said again after a restart, it is the same word.
        String key = "simulated-" + taskId + "-" + milestone;
        api.create("/tasks/" + task.getLong("id") + "/milestones", key, body)
                .onSuccess(answered -> board.take("task", answered))
                .onFailure(refused -> LOG.info("Task {} {}: {}", taskId, milestone, refused.getMessage()))
                .onComplete(done -> {
                    speaking = false;
                    wait(now, least, most);
                });
    }

    private void wait(double now, double least, double most) {
        due = now + least + unit.random().nextDouble() * (most - least);
    }
}
