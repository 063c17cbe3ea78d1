package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Two reports of one thing, and one report of two things. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentPartsApiTest {
    private TestServer server;
    private ApiClient dispatcher;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void duplicatesAreProposedMergedAndGiveTheirTasks() throws Exception {
        long first = incident("overload", 120.4000);
        long second = incident("overload", 120.4050);
        long far = incident("overload", 120.4400);
        JsonNode alike = dispatcher.get("/incidents/" + first + "/alike").json().get("items");
        assertThat(alike).extracting(like -> like.at("/incident/id").asLong()).containsExactly(second);
        assertThat(alike.get(0).get("metres").asInt()).isBetween(400, 430);
        assertThat(alike.get(0).get("sameCategory").asBoolean()).isTrue();
        assertThat(far).isPositive();

        long leader = task(first, SmallCity.UNIT_WEST);
        long moved = task(second, SmallCity.UNIT_EAST);
        String body = "{\"duplicateId\":%d}".formatted(second);
        Map<String, String> key = Map.of("Idempotency-Key", "the-same-thing");
        try (LiveClient console = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            console.send("{\"type\":\"ping\"}");
            console.await("heartbeat");
            Answer merged = dispatcher.send("POST", "/incidents/" + first + "/merges", body, key);
            assertThat(merged.status()).as(merged.body()).isEqualTo(201);
            assertThat(dispatcher
                            .send("POST", "/incidents/" + first + "/merges", body, key)
                            .body())
                    .isEqualTo(merged.body());
            assertThat(console.awaitFact("incident.merged")
                            .at("/data/duplicate")
                            .asLong())
                    .isEqualTo(second);
        }
        JsonNode closed = dispatcher.get("/incidents/" + second).json();
        assertThat(closed.get("state").asText()).isEqualTo("closed");
        assertThat(closed.get("duplicateOf").asLong()).isEqualTo(first);
        assertThat(dispatcher.get("/tasks/" + moved).json().at("/incident/id").asLong())
                .isEqualTo(first);
        assertThat(dispatcher.get("/tasks/" + moved).json().get("role").asText())
                .isEqualTo("support");
        assertThat(dispatcher.get("/tasks/" + leader).json().get("role").asText())
                .isEqualTo("lead");
        assertThat(dispatcher.get("/incidents/" + first + "/timeline").json().get("items"))
                .extracting(
                        fact -> fact.get("kind").asText() + " " + fact.get("id").asLong())
                .contains("incident.created " + second, "task.dispatched " + moved, "incident.closed " + second);
        // The moved crew still answers, and the incident cannot be closed under it.
        assertThat(server.as("officer.east")
                        .post("/tasks/" + moved + "/milestones", "{\"milestone\":\"accepted\"}")
                        .status())
                .isEqualTo(201);
        int version = dispatcher.get("/incidents/" + first).version();
        assertThat(dispatcher
                        .patch("/incidents/" + first, version, "{\"state\":\"closed\",\"outcome\":\"x\"}")
                        .status())
                .isEqualTo(409);

        assertThat(merge(dispatcher, first, second).status()).isEqualTo(409);
        assertThat(merge(dispatcher, first, first).status()).isEqualTo(400);
        assertThat(merge(dispatcher, first, 987654).status()).isEqualTo(404);
        assertThat(merge(server.as("officer.west"), first, far).status()).isEqualTo(403);
        assertThat(merge(server.as("squad.west"), first, incident("overload", 120.55))
                        .status())
                .isEqualTo(404);
        clear(leader, "officer.west");
        clear(moved, "officer.east");
    }

    @Test
    void aPartBecomesAnIncidentOfItsOwn() throws Exception {
        long both = incident("road_obstruction", 120.42);
        long stays = task(both, SmallCity.UNIT_WEST);
        long goes = task(both, SmallCity.UNIT_EAST_FOOT);
        String body =
                "{\"incident\":{\"category\":\"overload\",\"summary\":\"另一辆\",\"location\":{\"lon\":120.47,\"lat\":41.57}},\"taskIds\":[%d]}";
        Answer part = dispatcher.post("/incidents/" + both + "/splits", body.formatted(goes));
        assertThat(part.status()).as(part.body()).isEqualTo(201);
        assertThat(part.json().get("splitFrom").asLong()).isEqualTo(both);
        assertThat(part.json().at("/agency/id").asLong()).isEqualTo(SmallCity.EAST);
        assertThat(dispatcher.get("/tasks/" + goes).json().at("/incident/id").asLong())
                .isEqualTo(part.id());
        assertThat(dispatcher.get("/tasks/" + goes).json().get("role").asText()).isEqualTo("lead");
        assertThat(dispatcher.get("/tasks/" + stays).json().get("role").asText())
                .isEqualTo("lead");
        assertThat(dispatcher
                        .post("/incidents/" + both + "/splits", body.formatted(goes))
                        .status())
                .isEqualTo(404);
        assertThat(server.as("officer.west")
                        .post("/incidents/" + both + "/splits", body.formatted(stays))
                        .status())
                .isEqualTo(403);
        clear(stays, "officer.west");
        dispatcher.post("/tasks/" + goes + "/milestones", "{\"milestone\":\"cancelled\",\"reason\":\"x\"}");
    }

    private long incident(String category, double lon) throws Exception {
        return dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"%s\",\"summary\":\"报警\",\"location\":{\"lon\":%s,\"lat\":41.57}}"
                                .formatted(category, lon))
                .id();
    }

    private long task(long incident, long unit) throws Exception {
        return dispatcher
                .post("/tasks", "{\"incidentId\":%d,\"unitId\":%d,\"overrideReason\":\"x\"}".formatted(incident, unit))
                .id();
    }

    private void clear(long task, String who) throws Exception {
        server.as(who).post("/tasks/" + task + "/milestones", "{\"milestone\":\"cleared\"}");
    }

    private static Answer merge(ApiClient client, long into, long duplicate) throws Exception {
        return client.post("/incidents/" + into + "/merges", "{\"duplicateId\":%d}".formatted(duplicate));
    }
}
