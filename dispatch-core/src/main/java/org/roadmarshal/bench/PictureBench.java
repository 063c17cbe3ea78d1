package org.roadmarshal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Positions in by HTTP, one fix a request, each answered after its commit; and how long one takes to a wall. The limit: a server
 * that answers at once, keeps nothing, and says what it heard to its one socket.
 */
final class PictureBench implements Benches.Bench {
    private static final int SENDERS = 500;
    private static final int SECONDS = 6;
    private static final int PATIENCE = 60;
    private static final int FIXES = 100;
    private static final double SHARE_TARGET = 0.5;
    /** Milliseconds: the live socket's tick of 250, and 100 beside it. */
    private static final double P99_TARGET = 350;

    /** Each fix has a time of its own: the same again would be a duplicate. */
    private final AtomicLong clock = new AtomicLong(System.currentTimeMillis() - TimeUnit.DAYS.toMillis(2));

    @Override
    public List<Figure> measure(String url) throws Exception {
        try (Stage stage = Stage.set(url)) {
            List<String> keys = enrol(stage);
            Times bareTimes = latency(Socket.open(stage.bare), stage.bare, keys.get(0), "lat=");
            Times times = latency(
                    Socket.follow(stage.ours, stage.as("leader").token()), stage.ours, keys.get(0), Socket.POSITIONS);
            double bare = throughput(stage.bare, keys);
            double ours = throughput(stage.ours, keys);
            return List.of(
                    Figure.atMost("picture_p50_ms", times.percentile(0.5), bareTimes.percentile(0.5), P99_TARGET),
                    Figure.atMost("picture_p99_ms", times.percentile(0.99), bareTimes.percentile(0.99), P99_TARGET),
                    Figure.atLeastShare("picture_fixes_s", ours, bare, SHARE_TARGET));
        }
    }

    private static List<String> enrol(Stage stage) throws Exception {
        Http integrator = stage.as("simulator");
        List<String> keys = new ArrayList<>();
        for (JsonNode unit : integrator.get("/units?limit=100").get("items")) {
            String body = "{\"label\":\"bench\",\"unitId\":" + unit.get("id") + "}";
            keys.add(integrator.post("/devices", body).get("key").asText());
        }
        return keys;
    }

    private Times latency(Socket wall, String server, String key, String wanted) throws Exception {
        Times times = new Times(FIXES);
        try (wall) {
            for (int i = 0; i < FIXES; i++) {
                var request = HttpRequest.newBuilder(URI.create(server + query(key, System.currentTimeMillis())))
                        .build();
                long begun = System.nanoTime();
                var answer = Http.CLIENT.sendAsync(request, BodyHandlers.discarding());
                times.add(wall.await(text -> text.contains(wanted)) - begun);
                if (answer.get().statusCode() != 200) {
                    throw new IllegalStateException(
                            "A fix was answered " + answer.get().statusCode());
                }
            }
        }
        return times;
    }

    /** @return answered fixes a second, once every sender has its connection */
    private double throughput(String server, List<String> keys) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions().setKeepAlive(true),
                    new PoolOptions().setHttp1MaxSize(SENDERS).setMaxWaitQueueSize(-1));
            all(sender -> send(client, server, keys.get(sender % keys.size())));
            AtomicLong answered = new AtomicLong();
            long begun = System.nanoTime();
            long end = begun + TimeUnit.SECONDS.toNanos(SECONDS);
            all(sender -> keepSending(client, server, keys.get(sender % keys.size()), answered, end));
            return answered.get() * 1e9 / (System.nanoTime() - begun);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        }
    }

    private static void all(IntFunction<Future<Void>> each) throws Exception {
        List<Future<Void>> senders = IntStream.range(0, SENDERS).mapToObj(each).toList();
        Future.all(senders).toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }

    private Future<Void> keepSending(HttpClient client, String server, String key, AtomicLong answered, long end) {
        return send(client, server, key).compose(done -> {
            answered.incrementAndGet();
            return System.nanoTime() < end ? keepSending(client, server, key, answered, end) : Future.succeededFuture();
        });
    }

    private Future<Void> send(HttpClient client, String server, String key) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(server + query(key, clock.incrementAndGet()));
        return client.request(options).compose(request -> request.send()).compose(response -> response.body()
                .compose(body -> response.statusCode() == 200
                        ? Future.succeededFuture()
                        : Future.failedFuture("A fix was answered " + response.statusCode())));
    }

    private static String query(String key, long time) {
        return "/api/v1/osmand?id=" + key + "&timestamp=" + time + "&lat=41.57&lon=120.45&speed=10&bearing=90";
    }
}
