package org.roadmarshal.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
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

/** Crew and centre over HTTP and the live socket. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageApiTest {
    private TestServer server;
    private ApiClient dispatcher;
    private ApiClient west;
    private ApiClient east;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        west = server.as("officer.west");
        east = server.as("officer.east");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void saidHeardReadAndAnswered() throws Exception {
        try (LiveClient phone = LiveClient.follow(server.url(), west.token(), null);
                LiveClient desk = LiveClient.follow(server.url(), dispatcher.token(), null);
                LiveClient stranger = LiveClient.follow(server.url(), east.token(), null)) {
            receipt(west, 21, Long.MAX_VALUE >> 11, "read");
            receipt(dispatcher, 21, Long.MAX_VALUE >> 11, "read");
            Answer asked = say(dispatcher, 21, "在哪里?");
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            assertThat(asked.json().get("side").asText()).isEqualTo("centre");
            JsonNode told = phone.await(message -> message.path("kind").asText().equals("message.sent")
                    && message.get("id").asLong() == asked.id());
            assertThat(told.at("/data/message")).isEqualTo(asked.json());
            assertThat(unread(west)).isEqualTo(1);

            receipt(west, 21, asked.id(), "delivered");
            JsonNode delivered = desk.awaitFact("message.delivered").at("/data/message");
            assertThat(delivered.get("deliveredAt")).isNotNull();
            assertThat(delivered.get("readAt")).isNull();
            assertThat(receipt(west, 21, asked.id(), "read")
                            .json()
                            .get("unread")
                            .asInt())
                    .isZero();
            JsonNode read = desk.await(message -> message.path("kind").asText().equals("message.read")
                            && message.get("id").asLong() == asked.id())
                    .at("/data/message");
            assertThat(read.at("/readBy/name").asText()).isEqualTo("officer.west");
            assertThat(read.get("version").asInt()).isEqualTo(3);
            assertThat(unread(west)).isZero();

            Answer answered = west.post(
                    "/messages", "{\"unitId\":21,\"text\":\"一号桥\",\"deviceTime\":\"2026-11-26T10:00:00+08:00\"}");
            assertThat(answered.json().get("side").asText()).isEqualTo("crew");
            JsonNode heard = desk.await(message -> message.path("kind").asText().equals("message.sent")
                    && message.get("id").asLong() == answered.id());
            assertThat(heard.get("deviceTime").asText()).isEqualTo("2026-11-26T02:00:00Z");
            assertThat(unread(dispatcher)).isEqualTo(1);

            // What follows is the first that the other squad hears of all this.
            say(dispatcher, 23, "换班");
            assertThat(stranger.await(
                                    message -> message.path("subject").asText().equals("message"))
                            .at("/data/message/text")
                            .asText())
                    .isEqualTo("换班");
        }
    }

    @Test
    void aRepeatedMessageIsSaidOnceAndAReceiptChangesNothingTwice() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "said-in-a-tunnel");
        String body = "{\"unitId\":23,\"text\":\"收到\"}";
        Answer first = east.send("POST", "/messages", body, key);
        Answer again = east.send("POST", "/messages", body, key);
        assertThat(again.body()).isEqualTo(first.body());
        receipt(dispatcher, 23, first.id(), "read");
        int version = newest(dispatcher, 23).get("version").asInt();
        receipt(dispatcher, 23, first.id(), "read");
        receipt(dispatcher, 23, first.id(), "delivered");
        assertThat(newest(dispatcher, 23).get("version").asInt()).isEqualTo(version);
    }

    @Test
    void pagesGoBackToTheFirst() throws Exception {
        for (int n = 1; n <= 5; n++) {
            say(dispatcher, 24, "第 " + n + " 条");
        }
        JsonNode page = dispatcher.get("/messages?unitId=24&limit=3").json();
        assertThat(page.get("items"))
                .extracting(message -> message.get("text").asText())
                .containsExactly("第 5 条", "第 4 条", "第 3 条");
        JsonNode before = dispatcher
                .get("/messages?unitId=24&limit=3&after=" + page.get("next").asText())
                .json();
        assertThat(before.get("items"))
                .extracting(message -> message.get("text").asText())
                .containsExactly("第 2 条", "第 1 条");
        assertThat(before.get("next")).isNull();
    }

    @Test
    void anIncidentHasWhatWasSaidOnIt() throws Exception {
        long incident = dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"x\",\"location\":{\"lon\":120.5,\"lat\":41.57}}")
                .id();
        say(dispatcher, 23, "事前");
        dispatcher.post("/tasks", "{\"incidentId\":%d,\"unitId\":23}".formatted(incident));
        say(east, 23, "已看到");
        assertThat(dispatcher.get("/messages?incidentId=" + incident).json().get("items"))
                .extracting(message -> message.get("text").asText())
                .containsExactly("已看到");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "officer.west | /messages | {'unitId':23,'text':'x'} | 404",
                "officer.west | /messages | {'unitId':22,'text':'x'} | 404",
                "squad.west | /messages | {'unitId':23,'text':'x'} | 404",
                "squad.west | /messages | {'unitId':22,'text':'x'} | 201",
                "dispatcher | /messages | {'unitId':29,'text':'x'} | 404",
                "dispatcher | /messages | {'unitId':21,'text':'  '} | 400",
                "dispatcher | /messages | {'unitId':21} | 400",
                "dispatcher | /messages | {'unitId':21,'evidenceId':987} | 404",
                "leader | /messages | {'unitId':21,'text':'x'} | 403",
                "verifier | /messages | {'unitId':21,'text':'x'} | 403",
                "leader | /message-receipts | {'unitId':21,'upTo':9999,'state':'read'} | 403",
                "officer.east | /message-receipts | {'unitId':21,'upTo':9999,'state':'read'} | 404",
                "dispatcher | /message-receipts | {'unitId':21,'upTo':1,'state':'loud'} | 400"
            })
    void whoMaySayWhat(String who, String path, String body, int status) throws Exception {
        Answer answer = server.as(who).post(path, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aTextIsNotTooLong() throws Exception {
        assertThat(say(dispatcher, 21, "长".repeat(2_000)).status()).isEqualTo(201);
        assertThat(say(dispatcher, 21, "长".repeat(2_001)).status()).isEqualTo(400);
    }

    @Test
    void eachListHasOnlyWhatIsTheirs() throws Exception {
        say(dispatcher, 21, "西");
        say(dispatcher, 23, "东");
        assertThat(west.get("/messages").json().get("items"))
                .allMatch(message -> message.at("/unit/id").asLong() == 21);
        assertThat(west.get("/conversations").json().get("items")).hasSize(1);
        assertThat(server.as("leader").get("/conversations").json().get("items"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(server.as("verifier").get("/conversations").status()).isEqualTo(403);
    }

    private static Answer say(ApiClient client, long unit, String text) throws Exception {
        return client.post("/messages", "{\"unitId\":%d,\"text\":\"%s\"}".formatted(unit, text));
    }

    private static Answer receipt(ApiClient client, long unit, long upTo, String state) throws Exception {
        Answer answer = client.post(
                "/message-receipts", "{\"unitId\":%d,\"upTo\":%d,\"state\":\"%s\"}".formatted(unit, upTo, state));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static JsonNode newest(ApiClient client, long unit) throws Exception {
        return client.get("/messages?limit=1&unitId=" + unit).json().at("/items/0");
    }

    /** Of unit 21's conversation. */
    private static int unread(ApiClient client) throws Exception {
        for (JsonNode conversation : client.get("/conversations").json().get("items")) {
            if (conversation.at("/last/unit/id").asLong() == 21) {
                return conversation.get("unread").asInt();
            }
        }
        return 0;
    }
}
