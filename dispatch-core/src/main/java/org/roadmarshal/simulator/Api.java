package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST API as one account. What fails because a server is away or busy is asked again, with patience and of the next server,
 * until it is answered; only a {@link Refusal} fails.
 */
final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final long TIMEOUT_MS = 20_000;
    /** Too many requests; the server, its database or what stands before it is away. */
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

    private final WebClient client;
    private final Nodes nodes;
    private final AccountFile.Login login;
    private Session session;
    private Future<Session> signingIn;

    private record Session(String token, String refreshToken, long staleAt, JsonObject me) {}

    Api(WebClient client, Nodes nodes, AccountFile.Login login) {
        this.client = client;
        this.nodes = nodes;
        this.login = login;
    }

    /** @param path below {@code /api/v1} */
    Future<JsonObject> get(String path) {
        return authorized(token -> ask(HttpMethod.GET, path, null, token, null));
    }

    /**
     * All pages of a list.
     *
     * @param path with a query that says how long a page may be
     * @param field of the page that holds its rows
     */
    Future<List<JsonObject>> all(String path, String field) {
        return all(path, "", field, new ArrayList<>());
    }

    private Future<List<JsonObject>> all(String path, String after, String field, List<JsonObject> before) {
        return get(path + after).compose(page -> {
            page.getJsonArray(field).forEach(row -> before.add((JsonObject) row));
            String next = page.getString("next");
            // A plate is Chinese, and has its colour behind a space.
            return next == null
                    ? Future.succeededFuture(before)
                    : all(path, "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8), field, before);
        });
    }

    /** @param key what makes it the same create when it is sent again */
    Future<JsonObject> create(String path, String key, JsonObject body) {
        return authorized(token -> ask(HttpMethod.POST, path, body, token, new String[] {"Idempotency-Key", key}));
    }

    Future<JsonObject> change(String path, int version, JsonObject body) {
        return change(HttpMethod.PATCH, path, version, body);
    }

    /** The whole of it. */
    Future<JsonObject> replace(String path, int version, JsonObject body) {
        return change(HttpMethod.PUT, path, version, body);
    }

    private Future<JsonObject> change(HttpMethod method, String path, int version, JsonObject body) {
        return authorized(token -> ask(method, path, body, token, new String[] {"If-Match", "\"" + version + "\""}));
    }

    /** Who I am. */
    Future<JsonObject> me() {
        return session().map(Session::me);
    }

    /** One that is good for some minutes. */
    Future<String> token() {
        return session().map(Session::token);
    }

    private Future<JsonObject> authorized(Function<String, Future<JsonObject>> request) {
        return token().compose(token -> request.apply(token).recover(failure -> {
            if (failure instanceof Refusal refusal && refusal.status() == 401) {
                session = null;
                return token().compose(request);
            }
            return Future.failedFuture(failure);
        }));
    }

    private Future<Session> session() {
        if (session != null && System.nanoTime() < session.staleAt) {
            return Future.succeededFuture(session);
        }
        if (signingIn == null) {
            signingIn = (session == null ? signIn() : refresh(session.refreshToken))
                    .onSuccess(fresh -> session = fresh)
                    .onComplete(done -> signingIn = null);
        }
        return signingIn == null ? Future.succeededFuture(session) : signingIn;
    }

    private Future<Session> refresh(String refreshToken) {
        JsonObject body = new JsonObject().put("refreshToken", refreshToken);
        return ask(HttpMethod.POST, "/sessions/refresh", body, null, null)
                .map(Api::opened)
                .recover(ended -> signIn());
    }

    private Future<Session> signIn() {
        JsonObject body = new JsonObject().put("username", login.username()).put("password", login.password());
        return ask(HttpMethod.POST, "/sessions", body, null, null).map(Api::opened);
    }

    private static Session opened(JsonObject answer) {
        long half = TimeUnit.SECONDS.toNanos(answer.getInteger("expiresIn")) / 2;
        return new Session(
                answer.getString("accessToken"),
                answer.getString("refreshToken"),
                System.nanoTime() + half,
                answer.getJsonObject("me"));
    }

    private Future<JsonObject> ask(HttpMethod method, String path, JsonObject body, String token, String[] header) {
        return attempt(method, path, body, token, header, 1);
    }

    private Future<JsonObject> attempt(
            HttpMethod method, String path, JsonObject body, String token, String[] header, int attempt) {
        URI node = nodes.current();
        HttpRequest<Buffer> request =
                client.requestAbs(method, node + "/api/v1" + path).timeout(TIMEOUT_MS);
        if (token != null) {
            request.bearerTokenAuthentication(token);
        }
        if (header != null) {
            request.putHeader(header[0], header[1]);
        }
        return (body == null ? request.send() : request.sendJsonObject(body)).transform(answer -> {
            if (answer.succeeded() && !worthRepeating(answer.result())) {
                return result(answer.result());
            }
            String why = answer.succeeded()
                    ? "status " + answer.result().statusCode()
                    : String.valueOf(answer.cause().getMessage());
            LOG.debug("{} {} of {}: {}", method, path, node, why);
            nodes.failed(node);
            return nodes.pause(attempt).compose(paused -> attempt(method, path, body, token, header, attempt + 1));
        });
    }

    private static boolean worthRepeating(HttpResponse<Buffer> answer) {
        return AWAY.contains(answer.statusCode());
    }

    private static Future<JsonObject> result(HttpResponse<Buffer> answer) {
        if (answer.statusCode() >= 300) {
            return Future.failedFuture(new Refusal(answer.statusCode(), answer.bodyAsString()));
        }
        Buffer body = answer.body();
        return Future.succeededFuture(body == null || body.length() == 0 ? new JsonObject() : body.toJsonObject());
    }
}
