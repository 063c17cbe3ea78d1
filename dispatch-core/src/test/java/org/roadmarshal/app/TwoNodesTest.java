package org.roadmarshal.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Two real nodes, Hazelcast between them, one database. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest {
    private List<TestServer> nodes;
    private ApiClient dispatcher;
    private ApiClient officer;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        nodes = TestServer.pair(database);
        dispatcher = nodes.get(0).as("dispatcher");
        // A token of one node is good at the other.
        officer = new ApiClient(
                nodes.get(1).url(), nodes.get(0).as("officer.west").token());
    }

    @AfterAll
    void stop() {
        nodes.forEach(TestServer::close);
    }

    @Test
    @Order(1)
    void knowEachOther() throws Exception {
        assertThat(dispatcher.get("/nodes").json().get("items"))
                .extracting(node -> node.get("url").asText())
                .containsExactlyInAnyOrder(nodes.get(0).url(), nodes.get(1).url());
    }

    @Test
    @Order(2)
    void aTaskCreatedOnOneReachesAFieldSocketOnTheOther() throws Exception {
        try (LiveClient phone = LiveClient.follow(nodes.get(1).url(), officer.token(), null)) {
            phone.send("{\"type\":\"ping\"}");
            phone.await("heartbeat");
            long incident = dispatcher.post("/incidents", incident()).id();
            JsonNode task = dispatcher
                    .post("/tasks", "{\"incidentId\":%d,\"unitId\":%d}".formatted(incident, SmallCity.UNIT_WEST))
                    .json();
            assertThat(phone.awaitFact("task.dispatched").at("/data/task/id")).isEqualTo(task.get("id"));
            dispatcher.patch(
                    "/incidents/" + incident,
                    dispatcher.get("/incidents/" + incident).version(),
                    "{\"address\":\"桥北\"}");
            assertThat(phone.awaitFact("task.changed")
                            .at("/data/task/incident/address")
                            .asText())
                    .isEqualTo("桥北");
            assertThat(officer.post("/tasks/" + task.get("id") + "/milestones", "{\"milestone\":\"accepted\"}")
                            .status())
                    .isEqualTo(201);
        }
        assertThat(meter(1, "journal_facts_heard_total"))
                .as("told by the other node, and not only found in the table")
                .isPositive();
    }

    private double meter(int node, String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(nodes.get(node).url() + "/metrics"))
                .header("Authorization", "Bearer " + nodes.get(node).as("admin").token())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    @Test
    @Order(3)
    void aFixThatComesInAtOneMovesTheUnitAtTheOther() throws Exception {
        try (LiveClient wall = LiveClient.follow(nodes.get(0).url(), dispatcher.token(), null)) {
            String fix = "{\"fixes\":[{\"time\":\"%s\",\"lon\":120.41,\"lat\":41.58,\"speedKmh\":40}]}"
                    .formatted(Instant.now());
            assertThat(officer.post("/fixes", fix).status()).isEqualTo(200);
            JsonNode unit = wall.await(message -> message.get("type").asText().equals("positions")
                            && message.at("/movers/0/id").asLong() == SmallCity.UNIT_WEST)
                    .at("/movers/0");
            assertThat(unit.get("lon").asDouble()).isEqualTo(120.41);
        }
    }

    @Test
    @Order(9)
    void whenOneIsGoneTheOtherSaysSoAndGivesWhatWasMissed() throws Exception {
        long seq;
        try (LiveClient console = LiveClient.follow(nodes.get(0).url(), dispatcher.token(), null)) {
            dispatcher.post("/incidents", incident());
            seq = console.awaitFact("incident.created").get("seq").asLong();
            nodes.get(1).close();
            JsonNode status = console.await("status");
            assertThat(status.get("nodes"))
                    .extracting(JsonNode::asText)
                    .containsExactly(nodes.get(0).url());
        }
        long missed = dispatcher.post("/incidents", incident()).id();
        try (LiveClient console = LiveClient.follow(nodes.get(0).url(), dispatcher.token(), seq)) {
            assertThat(console.awaitFact("incident.created").get("id").asLong()).isEqualTo(missed);
        }
    }

    private static String incident() {
        return "{\"category\":\"road_obstruction\",\"summary\":\"落石\",\"location\":{\"lon\":120.40,\"lat\":41.57}}";
    }
}
