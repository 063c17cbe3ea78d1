package org.roadmarshal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.roadmarshal.kernel.Json;

/** A plain client of one server. */
final class Http {
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String server;
    private final String token;

    Http(String server, String token) {
        this.server = server;
        this.token = token;
    }

    String token() {
        return token;
    }

    Http signIn(String username, String password) throws Exception {
        String body = Json.write(Map.of("username", username, "password", password));
        return new Http(server, post("/sessions", body).get("accessToken").asText());
    }

    JsonNode get(String path) throws Exception {
        return send(request(path).GET());
    }

    /** What is no JSON, or is not looked into. */
    byte[] bytes(String path) throws IOException, InterruptedException {
        var answer = CLIENT.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + path);
        }
        return answer.body();
    }

    /** With a new Idempotency-Key. */
    JsonNode post(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode patch(String path, int version, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    void awaitReady(Process process) throws Exception {
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(server + "/health/ready")).build();
        while (process.isAlive()) {
            try {
                if (CLIENT.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (ConnectException notYet) {
                // Its port is not open yet.
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("The server ended before it was ready");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + "/api/v1" + path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body());
    }
}
