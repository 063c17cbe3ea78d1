package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.UUID;
import org.roadmarshal.gis.road.Route;

/** An OsmAnd tracker: sends its fixes one after the other, oldest first, and keeps for later what a server could not take. */
final class Tracker implements Device {
    private static final double INTERVAL_SECONDS = 5;
    private static final double ONE_IN_LOST = 0.01;
    private static final double ONE_IN_DOUBLED = 0.005;
    private static final int ROOM = 200;
    private static final long TIMEOUT_MS = 15_000;

    private final WebClient client;
    private final Nodes nodes;
    private final Api enroller;
    private final DeviceKeys keys;
    private final String name;
    private final long unitId;
    private final Random random;
    private final ArrayDeque<OsmandFix> waiting = new ArrayDeque<>();
    /** How often its key was lost, here or there. */
    private int lost;

    private boolean sending;

    /** @param name which is the device's label, and the same after a restart */
    Tracker(WebClient client, Nodes nodes, Api enroller, DeviceKeys keys, String name, long unitId, long seed) {
        this.client = client;
        this.nodes = nodes;
        this.enroller = enroller;
        this.keys = keys;
        this.name = name;
        this.unitId = unitId;
        this.random = new Random(seed);
    }

    @Override
    public double interval(boolean underWay) {
        return INTERVAL_SECONDS;
    }

    @Override
    public long report(long unixMillis, Route.Moment seen, double accuracy, boolean underWay) {
        OsmandFix fix = new OsmandFix(unixMillis, seen, accuracy);
        if (random.nextDouble() >= ONE_IN_LOST) {
            queue(fix);
        }
        if (random.nextDouble() < ONE_IN_DOUBLED) {
            queue(fix);
        }
        return unixMillis;
    }

    private void queue(OsmandFix fix) {
        if (waiting.size() == ROOM) {
            waiting.poll();
        }
        waiting.add(fix);
        if (!sending) {
            sending = true;
            send(1);
        }
    }

    private void send(int attempt) {
        OsmandFix fix = waiting.peek();
        if (fix == null) {
            sending = false;
            return;
        }
        URI node = nodes.current();
        key().compose(key -> client.getAbs(node + "/api/v1/osmand?" + fix.query(key))
                        .timeout(TIMEOUT_MS)
                        .send())
                .onComplete(answer -> {
                    int status = answer.succeeded() ? answer.result().statusCode() : 0;
                    if (status == 401) {
                        // Another database than the one that the key is from.
                        keys.forget(name);
                        lost++;
                    }
                    if (status == 200 || status >= 400 && status < 500 && status != 401 && status != 429) {
                        waiting.remove(fix);
                        send(1);
                    } else {
                        nodes.failed(node);
                        nodes.pause(attempt).onSuccess(paused -> send(attempt + 1));
                    }
                });
    }

    private Future<String> key() {
        String known = keys.find(name);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        // The same key each time the simulator is started over, so that devices do not multiply.
        String idempotencyKey = lost == 0 ? name : name + "-" + UUID.randomUUID();
        return enroller.create(
                        "/devices",
                        idempotencyKey,
                        new JsonObject().put("label", name).put("unitId", unitId))
                .map(device -> {
                    keys.keep(name, device.getString("key"));
                    return device.getString("key");
                });
    }
}
