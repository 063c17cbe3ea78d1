package org.roadmarshal.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live socket as one account: comes back by itself, resumes where it was, and says so where that is not possible. */
final class LiveFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long AUTHENTICATE_AGAIN_MS = TimeUnit.MINUTES.toMillis(4);

    private final Vertx vertx;
    private final WebSocketClient client;
    private final Nodes nodes;
    private final Api api;
    private final Runnable missed;
    private final Consumer<JsonObject> facts;
    private final Consumer<Buffer> positions;
    private WebSocket socket;
    private long seq = -1;
    private int failures;

    /**
     * @param missed what happened meanwhile cannot be told: all lists are to be asked for anew
     * @param positions of units, as the socket's document lays them out
     */
    LiveFeed(
            Vertx vertx,
            WebSocketClient client,
            Nodes nodes,
            Api api,
            Runnable missed,
            Consumer<JsonObject> facts,
            Consumer<Buffer> positions) {
        this.vertx = vertx;
        this.client = client;
        this.nodes = nodes;
        this.api = api;
        this.missed = missed;
        this.facts = facts;
        this.positions = positions;
    }

    void start() {
        vertx.setPeriodic(AUTHENTICATE_AGAIN_MS, due -> authenticate());
        connect();
    }

    private void connect() {
        URI node = nodes.current();
        WebSocketConnectOptions options =
                new WebSocketConnectOptions().setAbsoluteURI(node.toString().replaceFirst("^http", "ws") + "/live");
        client.connect(options).onSuccess(open -> opened(open, node)).onFailure(failure -> {
            nodes.failed(node);
            again();
        });
    }

    private void opened(WebSocket open, URI node) {
        socket = open;
        open.textMessageHandler(text -> receive(new JsonObject(text)));
        open.binaryMessageHandler(positions::accept);
        open.exceptionHandler(broken -> open.close());
        open.closeHandler(closed -> {
            LOG.info("The live socket of {} ended: {}", node, open.closeReason());
            socket = null;
            again();
        });
        authenticate();
    }

    private void authenticate() {
        WebSocket open = socket;
        if (open != null) {
            api.token()
                    .onSuccess(token -> send(
                            open, new JsonObject().put("type", "authenticate").put("token", token)));
        }
    }

    private void again() {
        nodes.pause(++failures).onSuccess(paused -> connect());
    }

    private void receive(JsonObject message) {
        switch (message.getString("type")) {
            case "ready" -> ready(message);
            case "fact" -> {
                seq = message.getLong("seq");
                facts.accept(message);
            }
            case "heartbeat" -> seq = Math.max(seq, message.getLong("seq"));
            case "error" -> {
                if (message.getString("code").equals("resync")) {
                    seq = -1;
                    socket.close();
                } else {
                    LOG.warn("The live socket says: {}", message.getString("detail"));
                }
            }
            default -> LOG.debug("{}", message);
        }
    }

    private void ready(JsonObject message) {
        failures = 0;
        if (seq < 0) {
            seq = message.getLong("seq");
            missed.run();
        }
        send(
                socket,
                new JsonObject()
                        .put("type", "subscribe")
                        .put("afterSeq", seq)
                        .put("positions", true)
                        .put("kinds", new JsonArray().add("unit")));
    }

    private static void send(WebSocket socket, JsonObject message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message.encode());
        }
    }
}
