package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSocketTest {
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
    void tellsWhatHappensWithItsSequenceAndTheWholeSubject() throws Exception {
        try (LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            live.send("{\"type\":\"ping\"}");
            live.await("heartbeat");
            JsonNode incident = dispatcher.post("/incidents", incident("路障")).json();
            JsonNode fact = live.awaitFact("incident.created");
            assertThat(fact.get("id")).isEqualTo(incident.get("id"));
            assertThat(fact.at("/data/incident")).isEqualTo(incident);
            assertThat(fact.at("/actor/id").asLong()).isEqualTo(SmallCity.ACCOUNTS.get("dispatcher"));
            assertThat(fact.get("seq").asLong()).isPositive();
        }
    }

    @Test
    void givesWhoComesBackExactlyWhatTheyMissed() throws Exception {
        long last;
        try (LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            dispatcher.post("/incidents", incident("第一"));
            last = live.awaitFact("incident.created").get("seq").asLong();
        }
        List<Long> missed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            missed.add(dispatcher.post("/incidents", incident("第" + i)).id());
        }
        try (LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), last)) {
            List<Long> heard = new ArrayList<>();
            long seq = last;
            for (int i = 0; i < 5; i++) {
                JsonNode fact = live.await("fact");
                assertThat(fact.get("seq").asLong()).isGreaterThan(seq);
                seq = fact.get("seq").asLong();
                heard.add(fact.get("id").asLong());
            }
            assertThat(heard).isEqualTo(missed);
            long next = dispatcher.post("/incidents", incident("接着")).id();
            assertThat(live.await("fact").get("id").asLong()).isEqualTo(next);
        }
    }

    @Test
    void showsAnOfficerOnlyTheirSquad() throws Exception {
        try (LiveClient east = LiveClient.follow(
                        server.url(), server.as("officer.east").token(), null);
                LiveClient other =
                        LiveClient.follow(server.url(), server.as("other.admin").token(), null)) {
            for (LiveClient live : List.of(east, other)) {
                live.send("{\"type\":\"ping\"}");
                live.await("heartbeat");
            }
            dispatcher.post("/incidents", incident("西边的事"));
            long own = dispatcher
                    .post("/incidents", incident("东边的事").replace("120.40", "120.50"))
                    .id();
            assertThat(east.await("fact").get("id").asLong()).isEqualTo(own);
            other.send("{\"type\":\"ping\"}");
            assertThat(other.await(message -> !message.get("type").asText().equals("positions"))
                            .get("type")
                            .asText())
                    .isEqualTo("heartbeat");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                     | validation",
                "[]                                                    | validation",
                "{'type': 'dance'}                                     | validation",
                "{'type': 7}                                           | validation",
                "{'type': 'subscribe', 'topics': 'all'}                | validation",
                "{'type': 'subscribe', 'topics': ['dragon']}           | validation",
                "{'type': 'subscribe', 'viewport': [1, 2, 3]}          | validation",
                "{'type': 'subscribe', 'viewport': ['a', 2, 3, 4]}     | validation",
                "{'type': 'subscribe', 'viewport': [3, 2, 1, 4]}       | validation",
                "{'type': 'subscribe', 'positions': 'yes'}             | validation",
                "{'type': 'subscribe', 'positions': true, 'kinds': ['ship']} | validation",
                "{'type': 'subscribe', 'everywhere': [7]}              | validation",
                "{'type': 'subscribe', 'crowd': -1}                    | validation",
                "{'type': 'subscribe', 'crowd': 50001}                 | validation",
                "{'type': 'subscribe', 'afterSeq': -1}                 | resync",
                "{'type': 'subscribe', 'afterSeq': 999999999}          | resync",
                "{'type': 'subscribe', 'afterSeq': 'x'}                | validation",
            })
    void answersWrongMessagesAndGoesOn(String message, String code) throws Exception {
        try (LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            live.send(message.replace('\'', '"'));
            assertThat(live.await("error").get("code").asText()).isEqualTo(code);
            live.send("{\"type\":\"ping\"}");
            live.await("heartbeat");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'authenticate', 'token': 'nonsense'}  | 4401",
                "{'type': 'authenticate'}                       | 4401",
                "{'type': 'subscribe', 'positions': true}       | 4401",
            })
    void letsNobodyInWithoutAToken(String message, int code) throws Exception {
        try (LiveClient live = LiveClient.open(server.url())) {
            live.send(message.replace('\'', '"'));
            assertThat(live.await("closed").get("code").asInt()).isEqualTo(code);
        }
    }

    @Test
    void endsAFlood() throws Exception {
        try (LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            for (int i = 0; i < 100; i++) {
                try {
                    live.send("{\"type\":\"ping\"}");
                } catch (Exception closedMeanwhile) {
                    break;
                }
            }
            assertThat(live.await("closed").get("code").asInt()).isEqualTo(4429);
        }
    }

    @Test
    void showsPositionsByViewportAndPermission() throws Exception {
        try (LiveClient wall = LiveClient.open(server.url());
                LiveClient east = LiveClient.follow(
                        server.url(), server.as("officer.east").token(), null)) {
            authenticate(wall, dispatcher);
            wall.send("{\"type\":\"subscribe\",\"positions\":true,\"viewport\":[120.3,41.5,120.42,41.6]}");
            assertThat(wall.await("positions").get("whole").asBoolean()).isTrue();
            assertThat(east.await("positions").get("whole").asBoolean()).isTrue();
            report("officer.east", 120.46);
            report("officer.west", 120.41);
            JsonNode seen = wall.await("positions").at("/movers/0");
            assertThat(seen.get("id").asLong()).isEqualTo(SmallCity.UNIT_WEST);
            assertThat(seen.get("lon").asDouble()).isEqualTo(120.41);
            assertThat(seen.get("speedKmh").asDouble()).isEqualTo(36.5);
            assertThat(seen.get("ageMs").asLong()).isBetween(0L, 20_000L);
            assertThat(east.await("positions").get("movers"))
                    .extracting(mover -> mover.get("id").asLong())
                    .containsExactly(SmallCity.UNIT_EAST);
            wall.send("{\"type\":\"subscribe\",\"positions\":true,\"viewport\":[120.45,41.5,120.5,41.6]}");
            JsonNode whole = wall.await(message -> message.path("whole").asBoolean());
            assertThat(whole.get("movers"))
                    .extracting(mover -> mover.get("id").asLong())
                    .containsExactly(SmallCity.UNIT_EAST);
        }
    }

    private void report(String officer, double lon) throws Exception {
        String fix = "{\"fixes\":[{\"time\":\"%s\",\"lon\":%s,\"lat\":41.58,\"speedKmh\":36.5}]}";
        assertThat(server.as(officer)
                        .post("/fixes", fix.formatted(Instant.now(), lon))
                        .status())
                .isEqualTo(200);
    }

    private static void authenticate(LiveClient client, ApiClient who) throws Exception {
        client.send("{\"type\":\"authenticate\",\"token\":\"" + who.token() + "\"}");
        client.await("ready");
    }

    private static String incident(String summary) {
        return "{\"category\":\"road_obstruction\",\"summary\":\"%s\",\"location\":{\"lon\":120.40,\"lat\":41.57}}"
                .formatted(summary);
    }
}
