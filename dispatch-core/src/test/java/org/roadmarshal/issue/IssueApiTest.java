package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Issues over HTTP. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssueApiTest {
    private static final Instant FOUND = Instant.now().minusSeconds(7_200);
    private static final String GARBAGE = """
            {"category": "garbage", "source": "department", "geometry": {"type": "Point", "coordinates": [120.4, 41.57]},
             "route": "G101", "stake": "K480+200", "quantities": [{"unit": "t", "found": 2.5}]}""";

    private TestServer server;
    private ApiClient officer;
    private ApiClient dispatcher;
    private ApiClient verifier;
    private int pictures;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        officer = server.as("officer.west");
        dispatcher = server.as("dispatcher");
        verifier = server.as("verifier");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theWholePathAndItsTimeline() throws Exception {
        try (LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            Answer issue = officer.post("/issues", """
                    {"category": "illegal_structure", "source": "patrol", "route": "G101", "stake": "K480+200", "side": "left",
                     "geometry": {"type": "Polygon", "coordinates": [[[120.4,41.57],[120.401,41.57],[120.401,41.571],[120.4,41.57]]]},
                     "quantities": [{"unit": "count", "found": 1}, {"unit": "m2", "found": 84.5}],
                     "townshipId": 5, "photoIds": [%d]}""".formatted(photo(FOUND)));
            assertThat(issue.status()).as(issue.body()).isEqualTo(201);
            assertThat(live.awaitFact("issue.registered").at("/data/issue")).isEqualTo(issue.json());

            step(dispatcher, issue.id(), "{'action': 'file', 'noDuplicate': true}", "filed");
            step(dispatcher, issue.id(), "{'action': 'dispatch', 'agencyId': 2}", "dispatched");
            step(officer, issue.id(), "{'action': 'accept', 'deviceTime': '2026-11-23T08:00:00Z'}", "in_progress");
            step(officer, issue.id(), done(), "reported_done");
            JsonNode closed = step(
                    verifier, issue.id(), "{'action': 'close', 'location': {'lon': 120.4, 'lat': 41.57}}", "closed");
            assertThat(closed.at("/quantities/1/verified").asDouble()).isEqualTo(84.5);
            assertThat(live.awaitFact("issue.closed").at("/data/issue")).isEqualTo(closed);
            assertThat(officer.get("/issues/" + issue.id()).json()).isEqualTo(closed);

            JsonNode timeline =
                    dispatcher.get("/issues/" + issue.id() + "/timeline").json();
            assertThat(timeline.get("items").findValuesAsText("kind"))
                    .containsExactly(
                            "issue.registered",
                            "issue.filed",
                            "issue.dispatched",
                            "issue.accepted",
                            "issue.reported_done",
                            "issue.closed");
            assertThat(timeline.at("/items/3/deviceTime").asText()).isEqualTo("2026-11-23T08:00:00Z");
        }
    }

    @Test
    void howNearIsNearIsSaidByCategory() throws Exception {
        ApiClient admin = server.as("admin");
        String here = "/issue-twins?category=ditch&lon=120.55&lat=41.60";
        Answer known = officer.post(
                "/issues",
                GARBAGE.replace("garbage", "ditch")
                        .replace("[120.4, 41.57]", "[120.551, 41.60]")
                        .replace("\"quantities\": [{\"unit\": \"t\", \"found\": 2.5}]", "\"quantities\": []"));
        assertThat(known.status()).as(known.body()).isEqualTo(201);
        assertThat(officer.get(here).json().get("twins")).as("83 m away").isEmpty();
        int version = nearness("ditch").get("version").asInt();
        String wanted = """
                {"twinMetres":100,"twinDays":120,"relapseMetres":100,"relapseDays":365,"twinCategories":["heap"]}""";
        assertThat(officer.put("/issue-nearness/ditch", version, wanted).code()).isEqualTo("forbidden");
        assertThat(admin.put("/issue-nearness/ditch", version, wanted.replace("heap", "ditch"))
                        .body())
                .contains("taken for one another anyway");
        assertThat(admin.put("/issue-nearness/ditch", version, wanted.replace("heap", "moon"))
                        .body())
                .contains("no category moon");
        Answer changed = admin.put("/issue-nearness/ditch", version, wanted);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json()).isEqualTo(nearness("ditch"));
        assertThat(officer.get(here).json().at("/twins/0/issue/id").asLong()).isEqualTo(known.id());
        assertThat(admin.put("/issue-nearness/ditch", version, wanted).code()).isEqualTo("stale");
    }

    private JsonNode nearness(String category) throws Exception {
        for (JsonNode one : officer.get("/issue-nearness").json().get("items")) {
            if (one.get("category").asText().equals(category)) {
                return one;
            }
        }
        throw new AssertionError(category);
    }

    @Test
    void aVillageRoadOfNineDigitsIsARoute() throws Exception {
        Answer issue = officer.post("/issues", GARBAGE.replace("G101", "C211302001"));
        assertThat(issue.json().get("route").asText()).as(issue.body()).isEqualTo("C211302001");
        assertThat(officer.get("/issues?route=C211302001")
                        .json()
                        .at("/items/0/id")
                        .asLong())
                .isEqualTo(issue.id());
        assertThat(officer.post("/issues", GARBAGE.replace("G101", "C2113020012"))
                        .code())
                .isEqualTo("validation");
    }

    @Test
    void aRepeatedRegistrationAndARepeatedStepHappenOnce() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "garbage-at-the-weir");
        Answer first = officer.send("POST", "/issues", GARBAGE, key);
        Answer again = officer.send("POST", "/issues", GARBAGE, key);
        assertThat(again.body()).isEqualTo(first.body());

        Map<String, String> stepKey = Map.of("Idempotency-Key", "file-garbage-at-the-weir");
        String path = "/issues/" + first.id() + "/steps";
        Answer filed = dispatcher.send("POST", path, "{\"action\": \"file\", \"noDuplicate\": true}", stepKey);
        Answer filedAgain = dispatcher.send("POST", path, "{\"action\": \"file\", \"noDuplicate\": true}", stepKey);
        assertThat(filed.version()).isEqualTo(2);
        assertThat(filedAgain.body()).isEqualTo(filed.body());
        assertThat(dispatcher.get("/issues/" + first.id()).version()).isEqualTo(2);
    }

    @Test
    void ofManyWhoAcceptAtOnceOneDoes() throws Exception {
        long id = officer.post("/issues", GARBAGE).id();
        step(dispatcher, id, "{'action': 'file', 'noDuplicate': true}", "filed");
        step(dispatcher, id, "{'action': 'dispatch', 'agencyId': 2}", "dispatched");
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> accept = () -> officer.post("/issues/" + id + "/steps", "{\"action\": \"accept\"}")
                    .status();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(Collections.nCopies(8, accept))) {
                statuses.add(answer.get());
            }
            assertThat(statuses)
                    .containsOnlyOnce(201)
                    .filteredOn(status -> status == 409)
                    .hasSize(7);
        } finally {
            people.shutdown();
        }
        assertThat(dispatcher.get("/issues/" + id).version()).isEqualTo(4);
    }

    @Test
    void correctionsNeedTheNewestVersionAndAnOpenIssue() throws Exception {
        Answer issue = officer.post("/issues", GARBAGE);
        String path = "/issues/" + issue.id();
        Answer changed = officer.patch(path, 1, """
                {"category": "heap", "quantities": [{"unit": "m2", "found": 30}], "description": "沙堆",
                 "geometry": {"type": "Point", "coordinates": [120.5, 41.57]}}""");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.etag()).isEqualTo("\"2\"");
        assertThat(changed.json().at("/agency/id").asLong()).isEqualTo(SmallCity.EAST);
        assertThat(changed.json().at("/quantities/0/unit").asText()).isEqualTo("m2");

        assertThat(dispatcher.patch(path, 1, "{\"stake\": \"K1\"}").status()).isEqualTo(412);
        assertThat(dispatcher.patch(path, 2, "{\"category\": \"garbage\"}").status())
                .isEqualTo(400);
        assertThat(officer.patch(path, 2, "{\"stake\": \"K1\"}").status())
                .as("of the east now")
                .isEqualTo(403);
        assertThat(server.as("leader").patch(path, 2, "{\"stake\": \"K1\"}").status())
                .isEqualTo(403);
        step(dispatcher, issue.id(), "{'action': 'reject', 'reason': '重复'}", "rejected");
        assertThat(dispatcher.patch(path, 3, "{\"stake\": \"K1\"}").status()).isEqualTo(409);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "?bbox=120,41,121,42&open=true&state=registered&category=garbage&agencyId=1 | 200",
                "?bbox=121,41,120,42    | 400",
                "?bbox=120,41,121       | 400",
                "?bbox=a,b,c,d          | 400",
                "?state=flying          | 400",
                "?open=perhaps          | 400",
                "?after=yesterday       | 400",
            })
    void lists(String query, int status) throws Exception {
        assertThat(dispatcher.get("/issues" + query).status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "exchanged   | {'category': 'stall', 'source': 'public', 'geometry': {'type': 'Point', 'coordinates': [41.57, 120.4]}}",
                "a circle    | {'category': 'stall', 'source': 'public', 'geometry': {'type': 'Circle', 'coordinates': [120.4, 41.57]}}",
                "no category | {'category': 'moon', 'source': 'public', 'geometry': {'type': 'Point', 'coordinates': [120.4, 41.57]}}",
                "imported    | {'category': 'stall', 'source': 'import', 'geometry': {'type': 'Point', 'coordinates': [120.4, 41.57]}}",
                "foreign     | {'category': 'stall', 'source': 'public', 'geometry': {'type': 'Point', 'coordinates': [120.4, 41.57]}, 'townshipId': 9}",
                "no photo    | {'category': 'stall', 'source': 'patrol', 'geometry': {'type': 'Point', 'coordinates': [120.4, 41.57]}}",
                "negative    | {'category': 'stall', 'source': 'public', 'geometry': {'type': 'Point', 'coordinates': [120.4, 41.57]}, 'quantities': [{'unit': 'count', 'found': -1}]}",
            })
    void refusesWrongIssues(String what, String body) throws Exception {
        Answer answer = officer.post("/issues", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation");
    }

    @Test
    void categoriesAndFiguresAreTold() throws Exception {
        assertThat(officer.get("/issue-categories").json().get("items")).hasSize(9);
        assertThat(dispatcher.get("/issue-summary").json().get("items")).hasSize(9);
        assertThat(server.as("admin").get("/issues").status()).isEqualTo(403);
        assertThat(dispatcher.get("/issues/999999").status()).isEqualTo(404);
    }

    private JsonNode step(ApiClient who, long id, String body, String state) throws Exception {
        Answer answer = who.post("/issues/" + id + "/steps", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("state").asText()).isEqualTo(state);
        return answer.json();
    }

    private String done() throws Exception {
        return "{'action': 'report_done', 'photoIds': [%d, %d]}"
                .formatted(photo(FOUND.plusSeconds(60)), photo(FOUND.plusSeconds(120)));
    }

    private long photo(Instant capturedAt) throws Exception {
        return officer.upload("/evidence?lon=120.4&lat=41.57&capturedAt=" + capturedAt, Pictures.jpeg(++pictures))
                .id();
    }
}
