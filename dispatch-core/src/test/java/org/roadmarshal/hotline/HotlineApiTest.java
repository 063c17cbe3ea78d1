package org.roadmarshal.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HotlineApiTest {
    private TestServer server;
    private ApiClient desk;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        desk = server.as("dispatcher");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Answer file(String channel, String number, String more) throws Exception {
        return desk.post(
                "/hotline-cases",
                "{\"channel\":\"%s\",\"number\":\"%s\",\"content\":\"路边占道堆物\"%s}".formatted(channel, number, more));
    }

    @Test
    void fromTheCallToTheAnswer() throws Exception {
        Answer filed = file("12328", "LN-20261126-001", ",\"callerName\":\"刘先生\",\"callerPhone\":\"13900000000\"");
        JsonNode filedCase = filed.json();
        assertThat(filed.status()).isEqualTo(201);
        assertThat(Instant.parse(filedCase.get("replyDue").asText()))
                .as("what the channel allows")
                .isEqualTo(Instant.parse(filedCase.get("receivedAt").asText()).plus(120, ChronoUnit.HOURS));
        long incident = desk.post(
                        "/incidents",
                        "{\"category\":\"road_obstruction\",\"summary\":\"占道堆物\",\"source\":\"hotline\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                .id();
        Answer linked =
                desk.patch("/hotline-cases/" + filed.id(), filed.version(), "{\"incidentId\":%d}".formatted(incident));
        assertThat(linked.json().get("incidentId").asLong()).isEqualTo(incident);
        Answer replied = desk.patch("/hotline-cases/" + filed.id(), linked.version(), "{\"reply\":\"已清理并回访\"}");
        assertThat(replied.json().get("state").asText()).isEqualTo("replied");
        assertThat(replied.json().at("/repliedBy/name").asText()).isEqualTo("dispatcher");
        assertThat(desk.get("/hotline-cases/" + filed.id()).json()).isEqualTo(replied.json());
        assertThat(desk.patch("/hotline-cases/" + filed.id(), replied.version(), "{\"reply\":\"再答\"}")
                        .code())
                .as("an answer is not changed")
                .isEqualTo("conflict");
    }

    @Test
    void aCaseBecomesAnIssueThatWritesItsAnswer() throws Exception {
        Answer filed = file("8890", "LN-77", ",\"address\":\"老桥头\"");
        String path = "/hotline-cases/" + filed.id();
        assertThat(desk.get(path + "/proposed-reply").code()).isEqualTo("conflict");
        String body = "{\"category\":\"garbage\",\"location\":{\"lon\":120.41,\"lat\":41.57},\"stake\":\"K480+200\"}";
        Answer linked = desk.post(path + "/issue", body);
        assertThat(linked.status()).as(linked.body()).isEqualTo(201);
        long issue = linked.json().get("issueId").asLong();
        JsonNode made = desk.get("/issues/" + issue).json();
        assertThat(made.get("sourceNumber").asText()).isEqualTo("8890 LN-77");
        assertThat(made.get("description").asText()).isEqualTo("路边占道堆物");
        assertThat(made.get("foundAt")).isEqualTo(filed.json().get("receivedAt"));
        assertThat(desk.get("/hotline-cases?issueId=" + issue)
                        .json()
                        .at("/items/0/id")
                        .asLong())
                .isEqualTo(filed.id());
        assertThat(desk.post(path + "/issue", body).code()).isEqualTo("conflict");
        assertThat(desk.get(path + "/proposed-reply").json().get("text").asText())
                .contains("老桥头", "垃圾", "已收到，正在核实");
        desk.post("/issues/%d/steps".formatted(issue), "{\"action\":\"reject\",\"reason\":\"内部原因\"}");
        JsonNode proposal = desk.get(path + "/proposed-reply").json();
        assertThat(proposal.get("ended").asBoolean()).isTrue();
        assertThat(proposal.get("text").asText()).contains("未予立案").doesNotContain("内部原因");
        assertThat(server.as("officer.east").post(path + "/issue", body).status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotAnsweredByItsHourIsAnAlarmUntilItIs() throws Exception {
        LiveClient live = LiveClient.follow(server.url(), desk.token(), null);
        Instant soon = Instant.now().plusMillis(300);
        Answer filed = file("mayor", "SZ-1", ",\"replyDue\":\"" + soon + "\"");
        JsonNode raised = live.awaitFact("alarm.raised").get("data").get("alarm");
        assertThat(raised.get("kind").asText()).isEqualTo("hotline_overdue");
        assertThat(raised.get("subjectId").asLong()).isEqualTo(filed.id());
        assertThat(desk.get("/hotline-cases?overdue=true").json().get("items"))
                .extracting(each -> each.get("id").asLong())
                .containsExactly(filed.id());
        desk.patch(
                "/alarms/" + raised.get("id").asLong(), raised.get("version").asInt(), "{\"state\":\"acknowledged\"}");
        desk.patch("/hotline-cases/" + filed.id(), filed.version(), "{\"reply\":\"已答复\"}");
        assertThat(live.awaitFact("alarm.cleared").at("/data/alarm/id")).isEqualTo(raised.get("id"));
        live.close();
    }

    @Test
    void ratesCountWhatIsDueAndWhatWasInTime() throws Exception {
        String lastYear = ",\"receivedAt\":\"2025-03-%s:00:00Z\",\"replyDue\":\"2025-03-%s:00:00Z\"";
        file("8890", "A", lastYear.formatted("01T08", "04T08"));
        Answer late = file("8890", "B", lastYear.formatted("02T08", "05T08"));
        desk.patch("/hotline-cases/" + late.id(), late.version(), "{\"reply\":\"迟复\"}");
        Answer early =
                file("8890", "C", ",\"receivedAt\":\"2025-03-03T08:00:00Z\",\"replyDue\":\"2099-01-01T00:00:00Z\"");
        desk.patch("/hotline-cases/" + early.id(), early.version(), "{\"reply\":\"已复\"}");
        file("8890", "D", ",\"receivedAt\":\"2025-03-03T09:00:00Z\",\"replyDue\":\"2099-01-01T00:00:00Z\"");
        JsonNode rates = desk.get("/hotline-rates?from=2025-03-01T00:00:00Z&to=2025-04-01T00:00:00Z")
                .json()
                .get("items");
        assertThat(rates.get(1).toString())
                .isEqualTo("{\"channel\":\"8890\",\"received\":4,\"due\":3,\"replied\":2,\"onTime\":1}");
        assertThat(rates.get(0).get("received").asInt()).isZero();
        assertThat(desk.get("/hotline-rates?from=2025-04-01T00:00:00Z&to=2025-03-01T00:00:00Z")
                        .code())
                .isEqualTo("validation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "96777 | N1 | | validation",
                "mayor | N2 | ,\"receivedAt\":\"2099-01-01T00:00:00Z\" | validation",
                "mayor | N3 | ,\"replyDue\":\"2020-01-01T00:00:00Z\" | validation",
                "mayor | N4 | ,\"agencyId\":99 | not_found",
            })
    void refusesWhatCannotBe(String channel, String number, String more, String code) throws Exception {
        assertThat(file(channel, number, more == null ? "" : more).code()).isEqualTo(code);
    }

    @Test
    void aNumberIsFiledOnceAndAnotherAgencysCaseIsNobodysBusiness() throws Exception {
        Answer filed = file("minxin", "ONCE", ",\"agencyId\":" + SmallCity.EAST);
        assertThat(file("minxin", "ONCE", "").code()).isEqualTo("conflict");
        ApiClient west = server.as("officer.west");
        assertThat(west.get("/hotline-cases/" + filed.id()).code()).isEqualTo("not_found");
        assertThat(west.get("/hotline-cases").json().get("items")).isEmpty();
        assertThat(west.patch("/hotline-cases/" + filed.id(), 1, "{\"reply\":\"x\"}")
                        .code())
                .isEqualTo("forbidden");
    }
}
