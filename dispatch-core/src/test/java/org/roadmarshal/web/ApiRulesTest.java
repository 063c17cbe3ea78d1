package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** What holds for every operation, whichever feature it belongs to. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiRulesTest {
    private static final String INCIDENT = """
            {"category": "overload", "summary": "超限车", "location": {"lon": 120.40, "lat": 41.57}}""";

    private TestServer server;
    private ApiClient dispatcher;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    /** As they are meant; encoded once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "50%",
                "%25",
                "%zz",
                "%E4%B8%AD",
                "+",
                "a+b",
                "a b",
                "中文",
                "{\"a\":1}",
                "{",
                "[1]",
                "\"",
                "\"x\"",
                "\\",
                "-12",
                "1e3",
                "true",
                "null",
                "a&b=c",
                "a,b",
                "'",
                "_"
            })
    void aTextInTheQueryIsTakenAsItIs(String text) throws Exception {
        Answer issue = dispatcher.post(
                "/issues",
                new JsonObject("""
                {"category": "garbage", "source": "department", "geometry": {"type": "Point", "coordinates": [120.4, 41.57]}}""").put("description", "前面" + text + "后面").encode());
        assertThat(issue.status()).as(issue.body()).isEqualTo(201);
        for (String sought : List.of(text, "前面" + text + "后面")) {
            Answer found = dispatcher.get("/issues?text=" + URLEncoder.encode(sought, StandardCharsets.UTF_8));
            assertThat(found.status()).as(found.body()).isEqualTo(200);
            assertThat(found.json().get("items"))
                    .extracting(each -> each.get("id").asLong())
                    .contains(issue.id());
        }
        assertThat(found("前面" + text + "别的")).isEmpty();
    }

    private JsonNode found(String text) throws Exception {
        return dispatcher
                .get("/issues?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .json()
                .get("items");
    }

    @ParameterizedTest
    @CsvSource({
        "/issues?text=,               400",
        "/issues?text=%00,            400",
        "/issues?route=G101%2525,     400",
        "/issues?route=%7B%22a%22:1%7D, 400",
        "/issues?open=%22true%22,     400",
        "/units?limit=5%25,           400",
        "/units?limit=%35,            200",
        "/units?agencyId=1.5,         400",
        "/zone-verdict?lon=120.4&lat=4%31.5, 200",
    })
    void aValueIsDecodedOnceAndHeldAgainstTheDocument(String path, int status) throws Exception {
        Answer answer = dispatcher.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aKeyMayHaveAnyCharacter() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "100%+ {\"a\":1}");
        Answer first = dispatcher.send("POST", "/incidents", INCIDENT, key);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(dispatcher.send("POST", "/incidents", INCIDENT, key).id()).isEqualTo(first.id());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /me",
        "GET,    /units",
        "GET,    /incidents/1",
        "POST,   /incidents",
        "PATCH,  /incidents/1",
        "POST,   /tasks/1/milestones",
        "POST,   /evidence?capturedAt=x",
        "GET,    /tiles/roads/1/1/1",
        "GET,    /journal",
    })
    void asksStrangersToSignInBeforeAnythingElse(String method, String path) throws Exception {
        Answer answer = server.asNobody().send(method, path, method.equals("GET") ? null : "{nonsense", Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown field     | {'category': 'overload', 'summary': 'x', 'location': {'lon': 120.4, 'lat': 41.5}, 'colour': 'red'}",
                "missing field     | {'category': 'overload', 'summary': 'x'}",
                "wrong type        | {'category': 'overload', 'summary': 7, 'location': {'lon': 120.4, 'lat': 41.5}}",
                "text for a number | {'category': 'overload', 'summary': 'x', 'location': {'lon': '120.4', 'lat': 41.5}}",
                "out of range      | {'category': 'overload', 'summary': 'x', 'location': {'lon': 220.4, 'lat': 41.5}}",
                "swapped           | {'category': 'overload', 'summary': 'x', 'location': {'lon': 41.5, 'lat': 120.4}}",
                "swapped, in range | {'category': 'overload', 'summary': 'x', 'location': {'lon': 41.5, 'lat': 80.4}}",
                "unknown category  | {'category': 'dragons', 'summary': 'x', 'location': {'lon': 120.4, 'lat': 41.5}}",
                "empty text        | {'category': 'overload', 'summary': '', 'location': {'lon': 120.4, 'lat': 41.5}}",
                "not JSON          | {'category': ",
                "an array          | []",
                "null              | null",
            })
    void refusesWrongBodiesAndChangesNothing(String what, String body) throws Exception {
        int before = dispatcher.get("/incidents?limit=1000").json().get("items").size();
        Answer answer = dispatcher.post("/incidents", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation");
        assertThat(dispatcher.get("/incidents?limit=1000").json().get("items")).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/units?limit=0",
        "/units?limit=1001",
        "/units?limit=ten",
        "/units?state=flying",
        "/units?colour=red",
        "/units?limit=5&limit=6",
        "/units/seven",
        "/units/0",
        "/units/99999999999999999999",
        "/incidents?after=yesterday",
    })
    void refusesWrongParameters(String path) throws Exception {
        Answer answer = dispatcher.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation");
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        String body = INCIDENT.replace("超限车", "x".repeat(2 << 20));
        assertThat(dispatcher.post("/incidents", body).status()).isEqualTo(413);
    }

    @Test
    void createsOnceForAKey() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "one-call-one-incident");
        Answer first = dispatcher.send("POST", "/incidents", INCIDENT, key);
        Answer again = dispatcher.send("POST", "/incidents", INCIDENT, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.etag()).isEqualTo(first.etag());
        Answer other = dispatcher.send("POST", "/incidents", INCIDENT.replace("超限车", "别的"), key);
        assertThat(other.code()).isEqualTo("idempotency_mismatch");
    }

    @Test
    void wantsAKeyForACreateAndAnETagForAChange() throws Exception {
        assertThat(dispatcher.send("POST", "/incidents", INCIDENT, Map.of()).code())
                .isEqualTo("validation");
        Answer incident = dispatcher.post("/incidents", INCIDENT);
        String path = "/incidents/" + incident.id();
        String change = "{\"priority\": 1}";
        assertThat(dispatcher.send("PATCH", path, change, Map.of()).status()).isEqualTo(428);
        assertThat(dispatcher
                        .send("PATCH", path, change, Map.of("If-Match", "\"x\""))
                        .status())
                .isEqualTo(400);
        assertThat(dispatcher.patch(path, incident.version(), change).status()).isEqualTo(200);
        assertThat(dispatcher.patch(path, incident.version(), change).code()).isEqualTo("stale");
    }

    @ParameterizedTest
    @CsvSource({"/units/29", "/units/9999", "/incidents/9999", "/tasks/9999", "/stations/9999"})
    void tellsNothingOfOtherOrgs(String path) throws Exception {
        assertThat(dispatcher.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/nothing", "/incidents/1/nothing", "/units/1/2/3"})
    void answersUnknownPathsWithAProblem(String path) throws Exception {
        Answer answer = dispatcher.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
    }
}
