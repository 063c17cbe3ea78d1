package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/**
 * Wrong input to every operation of the document, made from the document itself, so that a new operation is tried as well.
 * Whatever is wrong is answered 4xx by a problem document, and no table has a row more or less afterwards.
 */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongInputTest {
    private static final JsonObject DOCUMENT = ApiDocument.openApi();
    /** Well signed in form only. */
    private static final String FORGED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIzNCIsIm9yZyI6MSwiZXhwIjo0MTAyNDQ0ODAwfQ.";

    private TestServer server;
    private ApiClient admin;
    private Map<String, ApiClient> everybody;
    private Jdbi jdbi;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        admin = server.as("admin");
        everybody = Map.of("dispatcher", server.as("dispatcher"), "officer", server.as("officer.west"), "admin", admin);
        jdbi = Database.jdbi(database.dataSource());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** One operation of the document. */
    record Op(String id, String method, String path, JsonObject body, List<String> required, boolean open) {
        @Override
        public String toString() {
            return id;
        }

        /** The path with ids that exist nowhere. */
        String filled() {
            return filled("987654");
        }

        String filled(String id) {
            return path.replace("{id}", id)
                    .replace("{code}", "heap")
                    .replace("{token}", "nobodys")
                    .replace("{kind}", "unit")
                    .replace("{layer}", "roads")
                    .replace("{z}", "3")
                    .replace("{x}", "1")
                    .replace("{y}", "1");
        }
    }

    static Stream<Op> operations() {
        List<Op> operations = new ArrayList<>();
        JsonObject paths = DOCUMENT.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject item = paths.getJsonObject(path);
            for (String method : List.of("get", "post", "put", "patch", "delete")) {
                if (item.containsKey(method)) {
                    operations.add(operation(path, method, item.getJsonObject(method)));
                }
            }
        }
        return operations.stream();
    }

    private static Op operation(String path, String method, JsonObject operation) {
        JsonObject content =
                operation.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        JsonObject json = content.getJsonObject("application/json");
        JsonObject schema = json == null ? null : json.getJsonObject("schema");
        List<String> required = schema == null
                ? List.of()
                : schema.getJsonArray("required", new JsonArray()).stream()
                        .map(String.class::cast)
                        .toList();
        JsonArray security = operation.getJsonArray("security");
        return new Op(
                operation.getString("operationId"),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                schema,
                required,
                security != null && security.isEmpty());
    }

    static Stream<Op> closed() {
        return operations().filter(operation -> !operation.open);
    }

    static Stream<Op> withBody() {
        return operations().filter(operation -> operation.body != null);
    }

    static Stream<Op> withId() {
        return operations().filter(operation -> operation.path.contains("{id}"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void forgedAndBrokenTokens(Op operation) throws Exception {
        String good = admin.token();
        for (String token :
                List.of(FORGED, "x", good + "x", good.substring(0, good.length() - 4), good.replace('.', ' '))) {
            Answer answer =
                    new ApiClient(server.url(), token).send(operation.method, operation.filled(), null, headers());
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthenticated");
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void wrongBodies(Op operation) throws Exception {
        List<String> bodies =
                new ArrayList<>(List.of("", "{", "[]", "7", "null", "\"text\"", "{\"surprise\":1}", "\u0000"));
        for (String field :
                operation.body.getJsonObject("properties", new JsonObject()).fieldNames()) {
            for (Object wrong :
                    List.of(new JsonObject().put("surprise", 1), new JsonArray().add(new JsonArray()), "\u0000")) {
                bodies.add(valid(operation).put(field, wrong).encode());
            }
        }
        for (String missing : operation.required) {
            JsonObject body = valid(operation);
            body.remove(missing);
            bodies.add(body.encode());
        }
        changesNothing(() -> {
            for (String body : bodies) {
                Answer answer = admin.send(operation.method, operation.filled(), body, headers());
                assertThat(answer.status()).as("%s -> %s", body, answer.body()).isBetween(400, 499);
                assertThat(answer.code()).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void hugeBodies(Op operation) throws Exception {
        String huge = "{\"surprise\":\"" + "x".repeat(3 << 20) + "\"}";
        changesNothing(() -> {
            Answer answer = admin.send(operation.method, operation.filled(), huge, headers());
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("too_large");
        });
    }

    @ParameterizedTest
    @MethodSource("withId")
    void idsThatAreNoneOrNobodysOrAnotherOrgs(Op operation) throws Exception {
        String body = operation.body == null ? null : valid(operation).encode();
        changesNothing(() -> {
            for (String id : List.of("-1", "0", "x", "1e3", "9223372036854775808", "987654", "29", "39", "%27")) {
                for (Map.Entry<String, ApiClient> who : everybody.entrySet()) {
                    Answer answer = who.getValue().send(operation.method, operation.filled(id), body, headers());
                    assertThat(answer.status())
                            .as("%s as %s: %s", id, who.getKey(), answer.body())
                            .isBetween(400, 499);
                    assertThat(answer.code()).isNotBlank();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void unknownAndDoubledParameters(Op operation) throws Exception {
        for (String query : List.of("?surprise=1", "?limit=x", "?limit=5&limit=6", "?after=%00", "?bbox=9,9,1,1")) {
            Answer answer = admin.send(
                    operation.method,
                    operation.filled() + query,
                    operation.body == null ? null : valid(operation).encode(),
                    headers());
            assertThat(answer.status()).as(query + answer.body()).isBetween(400, 499);
        }
    }

    /** What the schema itself would let through, as far as types go; what it refers to exists nowhere. */
    private static JsonObject valid(Op operation) {
        JsonObject body = new JsonObject();
        operation.required.forEach(field -> body.put(
                field, sample(resolve(operation.body.getJsonObject("properties").getJsonObject(field)))));
        return body;
    }

    private static Object sample(JsonObject schema) {
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getValue(0);
        }
        return switch (schema.getString("type")) {
            case "integer" -> 987654;
            case "number" -> 1.5;
            case "boolean" -> true;
            case "array" -> new JsonArray().add(sample(resolve(schema.getJsonObject("items"))));
            case "object" -> {
                JsonObject object = new JsonObject();
                for (Object field : schema.getJsonArray("required", new JsonArray())) {
                    object.put(
                            (String) field,
                            sample(resolve(schema.getJsonObject("properties").getJsonObject((String) field))));
                }
                yield object;
            }
            default ->
                "date-time".equals(schema.getString("format")) ? "2026-01-01T00:00:00Z" : "nobody-" + UUID.randomUUID();
        };
    }

    private static JsonObject resolve(JsonObject schema) {
        String reference = schema.getString("$ref");
        if (reference == null) {
            return schema.containsKey("type") || schema.containsKey("enum")
                    ? schema
                    : new JsonObject().put("type", "integer");
        }
        return DOCUMENT.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static Map<String, String> headers() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", "\"1\"");
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private void changesNothing(Attempt attempt) throws Exception {
        Map<String, Long> before = rows();
        attempt.run();
        assertThat(rows()).isEqualTo(before);
    }

    /** Login failures and tokens aside, which are what a stranger's tries leave behind on purpose. */
    private Map<String, Long> rows() {
        String count = Stream.of(
                        "account",
                        "role_grant",
                        "unit",
                        "station",
                        "device",
                        "fix",
                        "incident",
                        "task",
                        "task_milestone",
                        "alarm",
                        "fence",
                        "ladder",
                        "task_plan",
                        "joint_task",
                        "joint_answer",
                        "issue",
                        "issue_step",
                        "legal_case",
                        "legal_step",
                        "legal_template",
                        "evidence",
                        "journal",
                        "journal_inbox",
                        "timer",
                        "idempotency")
                .map(table -> "select '" + table + "' as name, count(*) as rows from " + table)
                .reduce((one, other) -> one + " union all " + other)
                .orElseThrow();
        return jdbi.withHandle(handle -> handle.createQuery(count)
                .setMapKeyColumn("name")
                .setMapValueColumn("rows")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() {}));
    }
}
