package org.roadmarshal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.roadmarshal.kernel.Json;

/**
 * Speaks HTTP to a {@link TestServer} as a stranger would, and holds every answer against the API's document: a status, a field
 * or a content type that the document does not know fails the test.
 */
public final class ApiClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String server;
    private final String token;

    public ApiClient(String server, String token) {
        this.server = server;
        this.token = token;
    }

    public static ApiClient signIn(String server, String username, String password) throws Exception {
        Answer session = new ApiClient(server, null)
                .post("/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
        assertThat(session.status()).as(session.body()).isEqualTo(201);
        return new ApiClient(server, session.json().get("accessToken").asText());
    }

    public String token() {
        return token;
    }

    /** @param path below {@code /api/v1} */
    public Answer get(String path) throws Exception {
        return send("GET", path, null, Map.of());
    }

    /** With a new Idempotency-Key. */
    public Answer post(String path, String body) throws Exception {
        return send(
                "POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer patch(String path, int version, String body) throws Exception {
        return send("PATCH", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer put(String path, int version, String body) throws Exception {
        return send("PUT", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer upload(String path, byte[] body) throws Exception {
        return upload(path, body, UUID.randomUUID().toString());
    }

    public Answer upload(String path, byte[] body, String idempotencyKey) throws Exception {
        HttpRequest.Builder request = request(path, Map.of("Idempotency-Key", idempotencyKey))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return exchange("POST", path, request);
    }

    /** A piece of a file. */
    public Answer patch(String path, byte[] piece) throws Exception {
        HttpRequest.Builder request = request(path, Map.of())
                .header("Content-Type", "application/octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(piece));
        return exchange("PATCH", path, request);
    }

    /** @param body JSON, or null for none */
    public Answer send(String method, String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = request(path, headers);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return exchange(method, path, request);
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + "/api/v1" + path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request;
    }

    private static Answer exchange(String method, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        Answer answer = new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(null),
                response.headers().firstValue("ETag").orElse(null),
                response.body());
        Contract.check(method, path, answer);
        return answer;
    }

    /** What came back. */
    public record Answer(int status, String contentType, String etag, byte[] bytes) {
        public String body() {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return Json.tree(body());
        }

        public long id() {
            return json().get("id").asLong();
        }

        public int version() {
            return json().get("version").asInt();
        }

        /** The {@code code} of a problem document. */
        public String code() {
            assertThat(contentType).isEqualTo("application/problem+json");
            return json().get("code").asText();
        }
    }
}
