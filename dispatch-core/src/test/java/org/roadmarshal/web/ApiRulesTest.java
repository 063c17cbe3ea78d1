package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;

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
