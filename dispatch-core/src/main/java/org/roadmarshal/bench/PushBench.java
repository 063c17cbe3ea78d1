package org.roadmarshal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * From sending a task's step to hearing its fact on another socket, one after the other. The limit: a message in by a WebSocket,
 * one insert committed, the same message out.
 */
final class PushBench implements Benches.Bench {
    private static final List<String> STEPS =
            List.of("delivered", "seen", "accepted", "en_route", "on_scene", "cleared");
    private static final int WARM_UP = 30;
    private static final int TASKS = 120;
    /** Milliseconds that a fact may take to a screen. */
    private static final double P50_TARGET = 25;

    private static final double P99_TARGET = 50;

    @Override
    public List<Figure> measure(String url) throws Exception {
        try (Stage stage = Stage.set(url)) {
            Times bare = bare(stage);
            Times ours = ours(stage);
            return List.of(
                    Figure.atMost("push_p50_ms", ours.percentile(0.5), bare.percentile(0.5), P50_TARGET),
                    Figure.atMost("push_p99_ms", ours.percentile(0.99), bare.percentile(0.99), P99_TARGET));
        }
    }

    private static Times bare(Stage stage) throws Exception {
        Times times = new Times(TASKS * STEPS.size());
        try (Socket socket = Socket.open(stage.bare)) {
            for (int i = -WARM_UP * STEPS.size(); i < TASKS * STEPS.size(); i++) {
                String text = "{\"type\":\"fact\",\"n\":" + i + "}";
                long begun = System.nanoTime();
                socket.send(text);
                long heard = socket.await(text::equals);
                if (i >= 0) {
                    times.add(heard - begun);
                }
            }
        }
        return times;
    }

    private static Times ours(Stage stage) throws Exception {
        Http dispatcher = stage.as("dispatcher");
        Http officer = stage.as("officer1");
        long unit = officer.get("/me").get("unitId").asLong();
        JsonNode home = dispatcher.get("/units/" + unit).get("home");
        JsonNode incident = dispatcher.post(
                "/incidents", "{\"category\":\"overload\",\"summary\":\"bench\",\"location\":" + home + "}");
        Times times = new Times(TASKS * STEPS.size());
        try (Socket wall = Socket.follow(stage.ours, stage.as("leader").token())) {
            for (int i = -WARM_UP; i < TASKS; i++) {
                long task = dispatcher
                        .post(
                                "/tasks",
                                "{\"incidentId\":%s,\"unitId\":%d,\"overrideReason\":\"bench\"}"
                                        .formatted(incident.get("id"), unit))
                        .get("id")
                        .asLong();
                for (String step : STEPS) {
                    String wanted = "\"kind\":\"task." + step + "\"";
                    long begun = System.nanoTime();
                    officer.post("/tasks/" + task + "/milestones", "{\"milestone\":\"" + step + "\"}");
                    long heard = wall.await(text -> text.contains(wanted));
                    if (i >= 0) {
                        times.add(heard - begun);
                    }
                }
            }
        }
        return times;
    }
}
