package org.roadmarshal.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;

/** The live socket's text messages to clients, as its AsyncAPI document has them; positions are {@link MoverFrame}s. */
final class LiveMessages {
    private LiveMessages() {}

    static String ready(String node, long seq, int heartbeatSeconds, boolean databaseUp, List<String> nodes) {
        return new JsonObject()
                .put("type", "ready")
                .put("node", node)
                .put("seq", seq)
                .put("time", Instant.now().toString())
                .put("heartbeatSeconds", heartbeatSeconds)
                .put("database", word(databaseUp))
                .put("nodes", new JsonArray(nodes))
                .encode();
    }

    static String fact(Fact fact) {
        return "{\"type\":\"fact\"," + Json.write(fact).substring(1);
    }

    static String status(boolean databaseUp, List<String> nodes) {
        return new JsonObject()
                .put("type", "status")
                .put("database", word(databaseUp))
                .put("nodes", new JsonArray(nodes))
                .encode();
    }

    static String heartbeat(long seq) {
        return new JsonObject()
                .put("type", "heartbeat")
                .put("seq", seq)
                .put("time", Instant.now().toString())
                .encode();
    }

    static String error(String code, String detail) {
        return new JsonObject()
                .put("type", "error")
                .put("code", code)
                .put("detail", detail)
                .encode();
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
