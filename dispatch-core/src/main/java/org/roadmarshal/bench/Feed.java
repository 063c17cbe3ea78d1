package org.roadmarshal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Devices that each send one fix a second by HTTP, evenly over the second. */
final class Feed implements AutoCloseable {
    private static final long STEP_MS = 10;
    private static final long CLOSE_SECONDS = 10;
    private static final int CONNECTIONS = 64;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final String server;
    private final List<String> keys;
    private int next;

    Feed(String server, List<String> keys) {
        this.server = server;
        this.keys = keys;
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    void start() {
        vertx.setPeriodic(STEP_MS, step -> {
            for (int i = 0; i < keys.size() * STEP_MS / 1_000; i++) {
                send(next++);
            }
        });
    }

    private void send(int number) {
        String key = keys.get(number % keys.size());
        double lon = 120.1 + number % 1_000 / 2_000.0 + number / 1_000 % 100 * 1e-5;
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(server + "/api/v1/osmand?id=" + key + "&timestamp=" + System.currentTimeMillis()
                                + "&lat=41.57&lon=" + lon + "&speed=20&bearing=90"))
                .compose(request -> request.send())
                .compose(response -> response.end());
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
