package org.roadmarshal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** The calendar, and the limits that go by it, over HTTP. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CalendarApiTest {
    private TestServer server;
    private ApiClient admin;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        admin = server.as("admin");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aNewOrgBeginsWithThePublishedHolidaysAndSomebodyChecksThem() throws Exception {
        Answer year = server.as("officer.west").get("/calendars/2026");
        assertThat(year.status()).as(year.body()).isEqualTo(200);
        JsonNode calendar = year.json();
        assertThat(calendar.get("opens").asText()).isEqualTo("08:30");
        assertThat(calendar.has("checkedAt")).isFalse();
        assertThat(days(calendar, false))
                .hasSize(33)
                .startsWith("2026-01-01 元旦")
                .contains("2026-02-23 春节", "2026-10-07 国庆节");
        assertThat(days(calendar, true))
                .containsExactly(
                        "2026-01-04 元旦调休",
                        "2026-02-14 春节调休",
                        "2026-02-28 春节调休",
                        "2026-05-09 劳动节调休",
                        "2026-09-20 国庆节调休",
                        "2026-10-10 国庆节调休");
        String body = """
                {"opens": "09:00", "closes": "18:00", "days": [{"day": "2027-01-01", "works": false, "name": "元旦"}]}""";
        assertThat(server.as("dispatcher")
                        .put("/calendars/2027", year.version(), body)
                        .status())
                .isEqualTo(403);
        Answer next = admin.put("/calendars/2027", year.version(), body);
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(next.json().has("checkedAt")).isTrue();
        assertThat(admin.put("/calendars/2027", year.version(), body).status()).isEqualTo(412);
        JsonNode after = admin.get("/calendars/2026").json();
        assertThat(after.get("opens").asText()).isEqualTo("09:00");
        assertThat(after.get("days")).as("another year stays").isEqualTo(calendar.get("days"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2028 | '09:00', 'closes': '08:00', 'days': [] | 400",
                "2028 | '24:00', 'closes': '08:00', 'days': [] | 400",
                "2028 | '08:00', 'closes': '17:00', 'days': [{'day': '2027-01-01', 'works': false, 'name': '元旦'}] | 400",
                "2028 | '08:00', 'closes': '17:00', 'days': [{'day': '2028-02-30', 'works': false, 'name': '假'}] | 400",
                "2028 | '08:00', 'closes': '17:00', 'days': [{'day': '2028-01-01', 'works': false, 'name': '假'}, {'day': '2028-01-01', 'works': true, 'name': '班'}] | 400",
                "1066 | '08:00', 'closes': '17:00', 'days': [] | 404",
            })
    void refusesWhatCannotBe(int year, String rest, int status) throws Exception {
        int version = admin.get("/calendars/2028").version();
        String body = ("{'opens': " + rest + "}").replace('\'', '"');
        assertThat(admin.put("/calendars/" + year, version, body).status()).isEqualTo(status);
    }

    @Test
    void limitsAndLeadsOfACategoryAreData() throws Exception {
        String path = "/issue-categories/ditch";
        String limits =
                "{\"limits\": {\"hours\": 16, \"verifyDays\": 1, \"signHours\": 2, \"photoMetres\": 50}, \"lead\": {\"kind\": \"agency\", \"agencyId\": 4, \"coKinds\": [\"township\"]}}";
        assertThat(server.as("dispatcher").patch(path, 1, limits).status()).isEqualTo(403);
        Answer changed = admin.patch(path, 1, limits);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().at("/limits/hours").asInt()).isEqualTo(16);
        assertThat(changed.json().at("/limits").has("days")).isFalse();
        assertThat(changed.json().at("/lead/agency/id").asLong()).isEqualTo(SmallCity.DEPARTMENT);
        assertThat(admin.patch(path, 1, limits).status()).isEqualTo(412);
        assertThat(admin.patch(path, 2, "{\"lead\": {\"kind\": \"agency\"}}").status())
                .isEqualTo(400);
        assertThat(admin.patch(path, 2, "{\"lead\": {\"kind\": \"squad\", \"coAgencyIds\": [77]}}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.patch("/issue-categories/moon", 1, limits).status()).isEqualTo(404);
    }

    @Test
    void aHotlineIsAnsweredInHoursOrInWorkingDays() throws Exception {
        Answer days = admin.patch("/hotline-channels/minxin", 1, "{\"replyDays\": 5}");
        assertThat(days.status()).as(days.body()).isEqualTo(200);
        assertThat(days.json().has("replyHours")).isFalse();
        assertThat(admin.patch("/hotline-channels/minxin", 1, "{\"replyHours\": 5}")
                        .status())
                .isEqualTo(412);
        assertThat(admin.patch("/hotline-channels/96777", 1, "{\"replyDays\": 5}")
                        .status())
                .isEqualTo(404);
        // Wednesday before National Day: the 8th, 9th, 10th (worked for it), 12th and 13th of October.
        Answer filed = server.as("dispatcher")
                .post(
                        "/hotline-cases",
                        "{\"channel\": \"minxin\", \"number\": \"D1\", \"content\": \"占道\", \"receivedAt\": \"2026-09-30T02:00:00Z\"}");
        assertThat(filed.json().get("replyDue").asText()).isEqualTo("2026-10-13T15:59:59Z");
    }

    private static List<String> days(JsonNode calendar, boolean works) {
        return StreamSupport.stream(calendar.get("days").spliterator(), false)
                .filter(day -> day.get("works").asBoolean() == works)
                .map(day -> day.get("day").asText() + " " + day.get("name").asText())
                .toList();
    }
}
