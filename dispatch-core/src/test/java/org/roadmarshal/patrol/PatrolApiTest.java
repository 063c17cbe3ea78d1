package org.roadmarshal.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** The western unit drives along 41.57 N, where its patrol goes from 120.40 to 120.44 E. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatrolApiTest {
    private static final String WAY = "{\"type\":\"LineString\",\"coordinates\":[[120.40,41.57],[120.44,41.57]]}";

    private TestServer server;
    private ApiClient dispatcher;
    private ApiClient west;
    private Jdbi jdbi;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        west = server.as("officer.west");
        jdbi = Database.jdbi(database.dataSource());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whatTheUnitDroveSinceItAcceptedIsCovered() throws Exception {
        Instant begun = Instant.now().minusSeconds(900);
        Answer task = send("\"patrol\":{\"geometry\":%s,\"metres\":60,\"percent\":70}".formatted(WAY));
        assertThat(task.status()).as(task.body()).isEqualTo(201);
        assertThat(task.json().at("/patrol/percent").asInt()).isEqualTo(70);
        // Before it accepted, nothing counts.
        drive(begun.minusSeconds(300), 120.43, 120.44);
        assertThat(coverage(task.id()).get("percent").asInt()).isZero();
        assertThat(coverage(task.id()).has("since")).isFalse();
        answer(task.id(), "accepted", begun);
        drive(begun.plusSeconds(5), 120.40, 120.42);
        JsonNode half = coverage(task.id());
        assertThat(half.get("percent").asInt()).isBetween(49, 53);
        assertThat(half.get("complete").asBoolean()).isFalse();
        assertThat(half.at("/visited/type").asText()).isEqualTo("MultiLineString");
        assertThat(half.get("gaps")).hasSize(1);
        assertThat(half.at("/gaps/0/metres").asInt()).isBetween(1_540, 1_680);
        assertThat(half.at("/gaps/0/fromM").asInt()).isBetween(1_660, 1_770);
        assertThat(west.get("/tasks/" + task.id() + "/patrol").status()).isEqualTo(200);
        assertThat(server.as("officer.east")
                        .get("/tasks/" + task.id() + "/patrol")
                        .status())
                .isEqualTo(404);

        try (LiveClient console = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            console.send("{\"type\":\"ping\"}");
            console.await("heartbeat");
            look(task.id());
            drive(begun.plusSeconds(400), 120.42, 120.431);
            look(task.id());
            JsonNode told = console.awaitFact("task.patrolled").at("/data/task");
            assertThat(told.at("/milestones").toString()).contains("\"patrolled\"");
            assertThat(coverage(task.id()).get("complete").asBoolean()).isTrue();
        }
        answer(task.id(), "cleared", Instant.now());
        int ended = coverage(task.id()).get("percent").asInt();
        drive(Instant.now().plusSeconds(2), 120.435, 120.4355);
        assertThat(coverage(task.id()).get("percent").asInt()).isEqualTo(ended);
        int looks = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from timer where kind = 'patrol.look' and subject_id = :task")
                .bind("task", task.id())
                .mapTo(Integer.class)
                .one());
        assertThat(looks).isZero();
    }

    @Test
    void aPlanBringsItsPatrol() throws Exception {
        Answer plan = dispatcher.post("/task-plans", """
                {"category":"overload","summary":"夜间巡查","location":{"lon":120.40,"lat":41.57},"unitId":23,"firstAt":"%s",
                 "patrol":{"geometry":{"type":"Polygon","coordinates":[[[120.40,41.57],[120.41,41.57],[120.41,41.58],[120.40,41.57]]]}}}""".formatted(Instant.now().plusSeconds(3600)));
        assertThat(plan.status()).as(plan.body()).isEqualTo(201);
        assertThat(plan.json().at("/patrol/metres").asInt()).isEqualTo(50);
        try (LiveClient console = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            console.send("{\"type\":\"ping\"}");
            console.await("heartbeat");
            jdbi.useHandle(handle -> {
                handle.execute("update task_plan set next_at = now() where id = ?", plan.id());
                handle.execute(
                        "update timer set due_at = now() where kind = 'task.plan' and subject_id = ?", plan.id());
            });
            JsonNode task = console.awaitFact("task.dispatched").at("/data/task");
            assertThat(task.at("/patrol/geometry/type").asText()).isEqualTo("Polygon");
            JsonNode coverage = coverage(task.get("id").asLong());
            assertThat(coverage.at("/missed/type").asText()).isEqualTo("MultiPolygon");
            assertThat(coverage.at("/missed/coordinates").size()).isPositive();
            Answer cancelled = dispatcher.post(
                    "/tasks/" + task.get("id").asLong() + "/milestones",
                    "{\"milestone\":\"cancelled\",\"reason\":\"试\"}");
            assertThat(cancelled.status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"LineString\",\"coordinates\":[[120.40,41.57]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[120.40,41.57],[120.40,41.57]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[20.40,41.57],[20.44,41.57]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[120.4,41.5],[120.5,41.6],[120.5,41.5],[120.4,41.6],[120.4,41.5]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[120.4,41.5],[120.5,41.6],[120.4,41.5],[120.4,41.5]]]}",
                "{\"type\":\"LineString\",\"coordinates\":[]}",
                "{\"type\":\"LineString\",\"coordinates\":[\"a\",\"b\"]}",
            })
    void whatIsNoPatrol(String geometry) throws Exception {
        Answer answer = send("\"patrol\":{\"geometry\":%s}".formatted(geometry));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void aTaskThatIsNoPatrolHasNoCoverage() throws Exception {
        Answer task = dispatcher.post("/tasks", "{\"incidentId\":%d,\"unitId\":24}".formatted(incident()));
        assertThat(task.status()).as(task.body()).isEqualTo(201);
        assertThat(dispatcher.get("/tasks/" + task.id() + "/patrol").status()).isEqualTo(404);
    }

    private Answer send(String more) throws Exception {
        return dispatcher.post("/tasks", "{\"incidentId\":%d,\"unitId\":21,%s}".formatted(incident(), more));
    }

    private long incident() throws Exception {
        return dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"沿线巡查\",\"location\":{\"lon\":120.40,\"lat\":41.57}}")
                .id();
    }

    private void answer(long task, String milestone, Instant at) throws Exception {
        Answer answer = west.post(
                "/tasks/" + task + "/milestones",
                "{\"milestone\":\"%s\",\"deviceTime\":\"%s\"}".formatted(milestone, at));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** A fix each 40 m or so, five seconds apart. */
    private void drive(Instant from, double west, double east) throws Exception {
        List<String> fixes = new ArrayList<>();
        for (int i = 0; west + i * 0.0005 <= east + 1e-9; i++) {
            fixes.add("{\"time\":\"%s\",\"lon\":%s,\"lat\":41.5702}"
                    .formatted(from.plusSeconds(5L * i), west + i * 0.0005));
        }
        Answer answer = this.west.post("/fixes", "{\"fixes\":[" + String.join(",", fixes) + "]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode coverage(long task) throws Exception {
        return dispatcher.get("/tasks/" + task + "/patrol").json();
    }

    private void look(long task) {
        jdbi.useHandle(handle ->
                handle.execute("update timer set due_at = now() where kind = 'patrol.look' and subject_id = ?", task));
    }
}
