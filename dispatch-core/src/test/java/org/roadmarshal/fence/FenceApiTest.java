package org.roadmarshal.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Two nodes: what is drawn at one is watched at the other. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FenceApiTest {
    private static final String AREA =
            "{\"type\":\"Polygon\",\"coordinates\":[[[120.41,41.58],[120.42,41.58],[120.42,41.59],[120.41,41.59],[120.41,41.58]]]}";
    private static final int TRIES = 100;
    /** Seven kilometres are driven in that time; in less they would be a jump. */
    private static final int STEP_SECONDS = 240;

    private List<TestServer> nodes;
    private ApiClient dispatcher;
    private Instant clock = Instant.now().minusSeconds(20 * 86_400);

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        nodes = TestServer.pair(database);
        dispatcher = nodes.get(0).as("dispatcher");
    }

    @AfterAll
    void stop() {
        nodes.forEach(TestServer::close);
    }

    private static String area(String name, String rules) {
        return "{\"name\":\"%s\",\"kind\":\"area\",\"geometry\":%s,\"rules\":%s}".formatted(name, AREA, rules);
    }

    @Test
    void aFencesLife() throws Exception {
        Answer created = dispatcher.post(
                "/fences",
                area("学校", "[{\"on\":\"enter\",\"windows\":[{\"days\":[1,2],\"from\":\"22:00\",\"to\":\"06:00\"}]}]"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().at("/rules/0/id").asInt()).isEqualTo(1);
        assertThat(created.json().at("/rules/0/priority").asInt()).isEqualTo(3);
        assertThat(created.json().at("/agency/id").asLong()).isEqualTo(SmallCity.BUREAU);
        String path = "/fences/" + created.id();
        Answer changed = dispatcher.patch(
                path, 1, "{\"colour\":\"#8aebcf\",\"rules\":[{\"id\":1,\"on\":\"leave\"},{\"on\":\"enter\"}]}");
        assertThat(changed.json().at("/rules/0/id").asInt()).isEqualTo(1);
        assertThat(changed.json().at("/rules/1/id").asInt()).isEqualTo(2);
        assertThat(changed.json().get("colour").asText()).isEqualTo("#8aebcf");
        assertThat(dispatcher.patch(path, 1, "{\"active\":false}").code()).isEqualTo("stale");
        assertThat(dispatcher.patch(path, 2, "{\"colour\":\"\"}").json().has("colour"))
                .as("the map's own again")
                .isFalse();
        assertThat(dispatcher.get("/layers/fences/features").json().get("features"))
                .extracting(feature -> feature.at("/properties/id").asLong())
                .contains(created.id());
        assertThat(dispatcher.get("/tiles/fences/10/854/381").status()).isEqualTo(200);
        assertThat(dispatcher
                        .send("DELETE", path, null, Map.of("If-Match", "\"3\""))
                        .status())
                .isEqualTo(204);
        assertThat(dispatcher.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "dispatcher, 201",
        "squad.west, 201",
        "admin, 201",
        "officer.west, 403",
        "leader, 403",
        "verifier, 403",
    })
    void whoMayDraw(String who, int status) throws Exception {
        assertThat(nodes.get(0).as(who).post("/fences", area(who, "[]")).status())
                .isEqualTo(status);
    }

    @Test
    void onlyWhoseItIsMayChangeIt() throws Exception {
        long id = dispatcher.post("/fences", area("队", "[]")).id();
        assertThat(nodes.get(0)
                        .as("squad.west")
                        .patch("/fences/" + id, 1, "{\"active\":false}")
                        .code())
                .isEqualTo("forbidden");
        assertThat(nodes.get(0).as("officer.west").get("/fences/" + id).status())
                .as("everybody sees the map")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "area | {\"type\":\"Point\",\"coordinates\":[120.41,41.58]} | | is a",
                "circle | {\"type\":\"Point\",\"coordinates\":[120.41,41.58]} | | radiusM",
                "circle | {\"type\":\"Point\",\"coordinates\":[41.58,120.41]} | 100 | exchanged",
                "circle | {\"type\":\"Point\",\"coordinates\":[110.41,41.58]} | 100 | beyond the city",
                "area | {\"type\":\"Polygon\",\"coordinates\":[[[120.41,41.58],[120.42,41.59],[120.42,41.58],[120.41,41.59],[120.41,41.58]]]} | | not valid",
                "area | {\"type\":\"Polygon\",\"coordinates\":[[[120.41,41.58],[120.42,41.59],[120.42,41.58]]]} | | ring",
                "corridor | {\"type\":\"LineString\",\"coordinates\":[[120.41,41.58],[120.41,41.58]]} | 50 | not valid",
            })
    void whatCannotBeDrawnIsRefusedInWords(String kind, String geometry, Double radius, String words) throws Exception {
        Answer refused = dispatcher.post(
                "/fences",
                "{\"name\":\"x\",\"kind\":\"%s\",\"geometry\":%s%s}"
                        .formatted(kind, geometry, radius == null ? "" : ",\"radiusM\":" + radius));
        assertThat(refused.code()).isEqualTo("validation");
        assertThat(refused.json().get("detail").asText()).contains(words);
    }

    @Test
    void importsAllOrNothing() throws Exception {
        String good = "{\"type\":\"Feature\",\"properties\":{\"name\":\"桥\",\"radiusM\":80},\"geometry\":"
                + "{\"type\":\"LineString\",\"coordinates\":[[120.4,41.5],[120.41,41.51]]}}";
        String bad = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}";
        JsonNode items =
                dispatcher.post("/fence-imports", collection(good)).json().get("items");
        assertThat(items.get(0).get("kind").asText()).isEqualTo("corridor");
        assertThat(items.get(0).get("radiusM").asDouble()).isEqualTo(80);
        int before = dispatcher.get("/fences?limit=1000").json().get("items").size();
        Answer refused = dispatcher.post("/fence-imports", collection(good + "," + bad));
        assertThat(refused.json().get("detail").asText()).contains("/features/1");
        assertThat(dispatcher.get("/fences?limit=1000").json().get("items")).hasSize(before);
    }

    private static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    @Test
    void aCrossingAtOneNodeBecomesAnAlarmAndGoesThroughItsLife() throws Exception {
        ApiClient officer = new ApiClient(
                nodes.get(1).url(), nodes.get(0).as("officer.west").token());
        long fence = dispatcher
                .post("/fences", area("治超点", "[{\"on\":\"enter\",\"priority\":2}]"))
                .id();
        try (LiveClient console = LiveClient.follow(nodes.get(0).url(), dispatcher.token(), null)) {
            console.send("{\"type\":\"ping\"}");
            console.await("heartbeat");
            JsonNode alarm = crossUntilAlarmed(officer, fence);
            assertThat(alarm.at("/unit/id").asLong()).isEqualTo(SmallCity.UNIT_WEST);
            assertThat(alarm.at("/fence/name").asText()).isEqualTo("治超点");
            assertThat(alarm.get("priority").asInt()).isEqualTo(2);
            console.awaitFact("alarm.raised");
            fix(officer, 120.5);
            console.awaitFact("alarm.ended");
            assertThat(acknowledgeOnceEnded(alarm.get("id").asLong())
                            .get("state")
                            .asText())
                    .isEqualTo("cleared");
        }
    }

    /** Crossings before may still be on their way into the journal, and change its version. */
    private JsonNode acknowledgeOnceEnded(long id) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            for (JsonNode alarm : dispatcher.get("/alarms").json().get("items")) {
                if (alarm.get("id").asLong() == id && alarm.has("endedAt")) {
                    Answer seen = dispatcher.patch(
                            "/alarms/" + id, alarm.get("version").asInt(), "{\"state\":\"acknowledged\"}");
                    if (seen.status() == 200) {
                        return seen.json();
                    }
                }
            }
        }
        throw new AssertionError("the alarm did not end");
    }

    /** The other node reads the fence after its fact; until then a crossing is none. */
    private JsonNode crossUntilAlarmed(ApiClient officer, long fence) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            fix(officer, 120.5);
            fix(officer, 120.415);
            for (JsonNode alarm : dispatcher.get("/alarms").json().get("items")) {
                if (alarm.at("/fence/id").asLong() == fence) {
                    return alarm;
                }
            }
        }
        throw new AssertionError("no crossing was alarmed about");
    }

    private void fix(ApiClient officer, double lon) throws Exception {
        clock = clock.plusSeconds(STEP_SECONDS);
        String body = "{\"fixes\":[{\"time\":\"%s\",\"lon\":%s,\"lat\":41.585}]}".formatted(clock, lon);
        Answer answer = officer.send(
                "POST",
                "/fixes",
                body,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
