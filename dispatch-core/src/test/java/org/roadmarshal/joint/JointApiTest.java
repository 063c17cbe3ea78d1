package org.roadmarshal.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Another department's unit that has nothing but a link, and the dispatcher who sent it. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JointApiTest {
    private static final String ASK =
            "{\"department\":\"交警二大队\",\"instructions\":\"封闭右侧车道\",\"contact\":\"0421-1234567\",\"hours\":8}";

    private TestServer server;
    private ApiClient dispatcher;
    private ApiClient guest;
    private Jdbi jdbi;
    private long incident;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        guest = server.asNobody();
        jdbi = Database.jdbi(database.dataSource());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void report() throws Exception {
        incident = dispatcher.post("/incidents", """
                        {"category":"accident_assistance","summary":"两车追尾","description":"驾驶人王某受伤","stake":"G101 K456+300",
                         "reporterName":"李某","reporterPhone":"13800000000","location":{"lon":120.40,"lat":41.57}}""").id();
    }

    @Test
    void theirAnswersAreFactsOfTheIncident() throws Exception {
        try (LiveClient console = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            Answer asked = ask();
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            assertThat(console.awaitFact("joint_task.invited")
                            .at("/data/jointTask/incidentId")
                            .asLong())
                    .isEqualTo(incident);
            String link = link(asked.id());
            JsonNode shown = guest.get(link).json();
            assertThat(shown.get("standing").asText()).isEqualTo("open");
            assertThat(shown.at("/task/stake").asText()).isEqualTo("G101 K456+300");
            assertThat(shown.at("/task/contact").asText()).isEqualTo("0421-1234567");
            assertThat(shown.toString()).doesNotContain("王某", "李某", "13800000000");

            String told = "2026-11-26T08:00:00Z";
            say(link, "\"step\":\"accepted\",\"deviceTime\":\"" + told + "\"");
            JsonNode fact = console.awaitFact("joint_task.accepted");
            assertThat(fact.at("/actor/name").asText()).isEqualTo("交警二大队");
            assertThat(fact.at("/actor").has("id")).isFalse();
            assertThat(fact.get("deviceTime").asText()).isEqualTo(told);
            say(link, "\"step\":\"on_scene\",\"remark\":\"已到，三辆车\"");
            assertThat(console.awaitFact("joint_task.on_scene").at("/data/note").asText())
                    .isEqualTo("已到，三辆车");
            say(link, "\"remark\":\"拖车十分钟后到\"");
            console.awaitFact("joint_task.remarked");
            JsonNode done = say(link, "\"step\":\"done\"").json();
            assertThat(done.get("standing").asText()).isEqualTo("ended");
            assertThat(done.has("task")).isFalse();
            assertThat(done.get("answers")).hasSize(4);
            console.awaitFact("joint_task.done");

            assertThat(timeline())
                    .containsExactly(
                            "incident.created",
                            "joint_task.invited",
                            "joint_task.accepted",
                            "joint_task.on_scene",
                            "joint_task.remarked",
                            "joint_task.done");
            JsonNode listed = dispatcher
                    .get("/incidents/" + incident + "/joint-tasks")
                    .json()
                    .at("/items/0");
            assertThat(listed.get("state").asText()).isEqualTo("done");
            assertThat(listed.at("/answers/0/deviceTime").asText()).isEqualTo(told);
        }
    }

    @Test
    void whatIsSentTwiceCountsOnce() throws Exception {
        String link = link(ask().id());
        String key = UUID.randomUUID().toString();
        String body = "{\"step\":\"accepted\",\"remark\":\"两人\"}";
        for (int i = 0; i < 3; i++) {
            Answer answer = guest.send("POST", link + "/answers", body, Map.of("Idempotency-Key", key));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().get("answers")).hasSize(1);
        }
        assertThat(guest.send("POST", link + "/answers", "{\"remark\":\"别的\"}", Map.of("Idempotency-Key", key))
                        .code())
                .isEqualTo("idempotency_mismatch");
        // The same step with another key, as from a page that was loaded anew.
        assertThat(say(link, "\"step\":\"accepted\"").json().get("answers")).hasSize(1);
        // What comes too late because it was passed already changes nothing either.
        assertThat(say(link, "\"step\":\"seen\"").json().get("state").asText()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accepted          | declined | 409",
                "declined          | accepted | 409",
                "declined          | done     | 409",
                "done              | en_route | 409",
                "seen              | declined | 201",
                "seen              | on_scene | 201",
                "accepted en_route | done     | 201",
            })
    void stepsGoForward(String before, String step, int status) throws Exception {
        String link = link(ask().id());
        for (String one : before.split(" ")) {
            assertThat(say(link, "\"step\":\"" + one + "\",\"remark\":\"因故\"").status())
                    .isEqualTo(201);
        }
        assertThat(say(link, "\"step\":\"" + step + "\",\"remark\":\"因故\"").status())
                .isEqualTo(status);
    }

    @Test
    void aLinkThatDoesNotHoldSaysOnlySo() throws Exception {
        Answer expired = ask();
        // Its own time is in the token, so the table cannot be asked to say otherwise: one made for the past is needed.
        jdbi.useHandle(handle -> handle.execute(
                "update joint_task set expires_at = date_trunc('second', now()) - interval '1 minute' where id = ?",
                expired.id()));
        holdsNoMore(link(expired.id()), "expired");

        Answer revoked = ask();
        String link = link(revoked.id());
        assertThat(dispatcher
                        .send("DELETE", "/joint-tasks/" + revoked.id(), null, Map.of("If-Match", "\"1\""))
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("revoked");
        holdsNoMore(link, "revoked");
        assertThat(dispatcher.get("/joint-tasks/" + revoked.id() + "/link").status())
                .isEqualTo(409);

        Answer renewed = ask();
        String first = link(renewed.id());
        assertThat(dispatcher
                        .patch("/joint-tasks/" + renewed.id(), 1, "{\"hours\":2}")
                        .status())
                .isEqualTo(200);
        holdsNoMore(first, "revoked");
        String second = link(renewed.id());
        assertThat(guest.get(second).json().get("standing").asText()).isEqualTo("open");
        assertThat(dispatcher
                        .patch("/incidents/" + incident, 1, "{\"state\":\"closed\",\"outcome\":\"已清理\"}")
                        .status())
                .isEqualTo(200);
        holdsNoMore(second, "cleared");
        assertThat(ask().status()).isEqualTo(409);
    }

    private void holdsNoMore(String link, String standing) throws Exception {
        Answer answer = guest.get(link);
        assertThat(answer.body()).isEqualTo("{\"standing\":\"%s\"}".formatted(standing));
        assertThat(say(link, "\"step\":\"accepted\"").code()).isEqualTo("conflict");
    }

    @Test
    void onlyOurOwnTokensOpenAnything() throws Exception {
        String link = link(ask().id());
        String token = link.substring("/joint/".length());
        char flipped = token.charAt(20) == 'A' ? 'B' : 'A';
        List<String> forged = List.of(
                "x",
                token + "A",
                token.substring(0, 75),
                token.substring(0, 20) + flipped + token.substring(21),
                token.substring(0, 75) + (token.charAt(75) == 'A' ? 'B' : 'A'),
                new JointLink(1, 1001, 1, Instant.now().getEpochSecond() + 3600).token(new byte[32]),
                new JointLink(2, 1001, 1, Long.MAX_VALUE).token(new byte[32]));
        for (String one : forged) {
            Answer answer = guest.get("/joint/" + one);
            assertThat(answer.code()).as(one).isEqualTo("not_found");
        }
        assertThat(dispatcher.get("/joint-tasks/987654/link").status()).isEqualTo(404);
        assertThat(server.as("officer.west")
                        .get("/joint-tasks/" + ask().id() + "/link")
                        .status())
                .as("who may not dispatch gets no link")
                .isEqualTo(403);
        assertThat(server.as("officer.east")
                        .get("/incidents/" + incident + "/joint-tasks")
                        .status())
                .isEqualTo(404);
    }

    /** The last of all, as it keeps out every new link from this address for a minute. */
    @Test
    @Order(Integer.MAX_VALUE)
    void guessingIsSlowedDown() throws Exception {
        String link = link(ask().id());
        assertThat(guest.get(link).status()).isEqualTo(200);
        Answer last = null;
        for (int i = 0; i < 25; i++) {
            last = guest.get("/joint/guess" + i);
        }
        assertThat(last.code()).isEqualTo("too_many_requests");
        assertThat(last.json().get("retryAfter").asInt()).isBetween(1, 61);
        assertThat(guest.get(link).status()).as("who was known before").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"step\":\"declined\"}                     | 400",
                "{\"step\":\"invited\"}                      | 400",
                "{}                                          | 400",
                "{\"remark\":\"  \"}                         | 400",
                "{\"step\":\"accepted\",\"deviceTime\":\"x\"} | 400",
            })
    void refusesWhatSaysNothing(String body, int status) throws Exception {
        String link = link(ask().id());
        assertThat(guest.post(link + "/answers", body).status()).isEqualTo(status);
    }

    private Answer ask() throws Exception {
        return dispatcher.post("/incidents/" + incident + "/joint-tasks", ASK);
    }

    private String link(long id) throws Exception {
        return dispatcher.get("/joint-tasks/" + id + "/link").json().get("path").asText();
    }

    private Answer say(String link, String body) throws Exception {
        return guest.post(link + "/answers", "{" + body + "}");
    }

    private List<String> timeline() throws Exception {
        JsonNode items =
                dispatcher.get("/incidents/" + incident + "/timeline").json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(fact -> fact.get("kind").asText())
                .toList();
    }
}
