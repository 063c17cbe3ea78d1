package org.roadmarshal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A few devices that each send one fix a second by HTTP, evenly over the second. */
final class Feed implements AutoCloseable {
    /** Their fixes are known by it. */
    static final double LAT = 41.57;

    /** Degrees a second: some 20 km/h. */
    private static final double EASTWARD = 6.7e-5;

    private static final long CLOSE_SECONDS = 10;
    private static final int CONNECTIONS = 64;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final String server;
    private final List<String> keys;
    private int next;
    private long timer;

    Feed(String server, List<String> keys) {
        this.server = server;
        this.keys = keys;
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    void start() {
        timer = vertx.setPeriodic(1_000 / keys.size(), step -> send(next++));
    }

    private void send(int number) {
        int device = number % keys.size();
        String key = keys.get(device);
        double lon = 120.1 + device / 100.0 + number / keys.size() * EASTWARD;
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(server + "/api/v1/osmand?id=" + key + "&timestamp=" + System.currentTimeMillis()
                                + "&lat=" + LAT + "&lon=" + lon + "&speed=20&bearing=90"))
                .compose(request -> request.send())
                .compose(response -> response.end());
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
