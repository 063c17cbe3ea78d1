package org.roadmarshal.push.internal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roadmarshal.db.Database;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.push.PushConfig;
import org.roadmarshal.push.internal.JdbcPush.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the journal and tells the browsers whom it concerns. Tries once; what fails is noted at the subscription. */
public final class PushSender {
    private static final Logger LOG = LoggerFactory.getLogger(PushSender.class);
    private static final int TIMEOUT_MS = 10_000;
    private static final int CONNECTIONS = 4;
    /** Facts that come in while as many are on their way are not pushed: the live socket has them. */
    private static final int WAITING = 1_000;

    private static final Set<Integer> GONE = Set.of(404, 410);

    private final Vertx vertx;
    private final Database database;
    private final PushConfig config;
    private final HttpClientAgent client;

    public PushSender(Vertx vertx, Database database, PushConfig config) {
        this.vertx = vertx;
        this.database = database;
        this.config = config;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(TIMEOUT_MS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    }

    /** A subscriber of the journal's tail. */
    public void follow(Fact fact) {
        News.of(fact, Instant.now()).ifPresent(news -> tell(fact, news)
                .onFailure(failure -> LOG.debug("Not pushed: {}", fact.kind(), failure)));
    }

    /** Most facts concern nobody who wants a push: only what somebody shall be told is worth a claim. */
    private Future<?> tell(Fact fact, News news) {
        return database.read(handle -> JdbcPush.targets(handle, fact.org(), news.unitId(), news.accountId()))
                .compose(targets -> targets.isEmpty()
                        ? Future.succeededFuture()
                        : database.write(handle -> JdbcPush.claim(handle, fact.org(), fact.seq())
                                        ? new Errand(JdbcPush.keys(handle), targets)
                                        : new Errand(null, List.of()))
                                .onSuccess(
                                        errand -> errand.targets.forEach(target -> send(errand.keys, target, news))));
    }

    private record Errand(PushKeys keys, List<Target> targets) {}

    private void send(PushKeys keys, Target target, News news) {
        Map<String, Object> payload = new LinkedHashMap<>(news.payload());
        payload.put("language", target.language());
        byte[] text = Json.write(payload).getBytes(StandardCharsets.UTF_8);
        vertx.executeBlocking(() -> Place.of(target.endpoint(), config.privateEndpoints()), false)
                .compose(place ->
                        post(keys, place, Envelope.seal(text, target.publicKey(), target.secret()), news.life()))
                .onSuccess(status -> note(target, status))
                .onFailure(failure -> note(target, reason(failure)));
    }

    /** An endpoint and the address that was looked at: that very one is connected to, whatever the name means a moment later. */
    private record Place(Endpoint endpoint, InetAddress address) {
        static Place of(String text, boolean privateToo) throws UnknownHostException {
            Endpoint endpoint = Endpoint.of(text, privateToo);
            return new Place(endpoint, endpoint.resolve(privateToo));
        }
    }

    private Future<Integer> post(PushKeys keys, Place place, byte[] sealed, Duration life) {
        Endpoint endpoint = place.endpoint;
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(endpoint.port(), place.address.getHostAddress()))
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setSsl(endpoint.secure())
                .setURI(endpoint.path())
                .setTimeout(TIMEOUT_MS)
                .putHeader("Content-Type", "application/octet-stream")
                .putHeader("Content-Encoding", "aes128gcm")
                .putHeader("TTL", String.valueOf(life.toSeconds()))
                .putHeader("Urgency", "high")
                .putHeader(
                        "Authorization", Vapid.authorization(keys, endpoint.origin(), config.contact(), Instant.now()));
        return client.request(request)
                .compose(made -> made.send(Buffer.buffer(sealed)))
                .compose(response -> response.end().map(response.statusCode()));
    }

    private void note(Target target, int status) {
        if (GONE.contains(status)) {
            database.write(handle -> {
                JdbcPush.drop(handle, target);
                return target;
            });
        } else {
            note(target, status / 100 == 2 ? null : "The push service answered " + status);
        }
    }

    /** What went wrong at the bottom: above it stands only that no connection came about. */
    private static String reason(Throwable failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        return bottom.getMessage() == null ? bottom.getClass().getSimpleName() : bottom.getMessage();
    }

    private void note(Target target, String failure) {
        database.write(handle -> {
            JdbcPush.note(handle, target, failure);
            return target;
        });
    }
}
