package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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

@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskPlanApiTest {
    private TestServer server;
    private ApiClient dispatcher;
    private Jdbi jdbi;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        jdbi = Database.jdbi(database.dataSource());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whatRecursSendsItsUnitAndIsDueAgainAtTheSameHour() throws Exception {
        try (LiveClient console = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            console.send("{\"type\":\"ping\"}");
            console.await("heartbeat");
            Answer plan = plan(
                    "\"unitId\":23,\"everyDays\":1,\"priority\":3",
                    Instant.now().plusSeconds(3600));
            assertThat(plan.status()).as(plan.body()).isEqualTo(201);
            OffsetDateTime first =
                    OffsetDateTime.parse(plan.json().get("nextAt").asText());
            // Its hour has come, and a node was away for two days.
            due(plan.id(), "3 days");
            JsonNode task = console.awaitFact("task.dispatched").at("/data/task");
            assertThat(task.at("/unit/id").asLong()).isEqualTo(SmallCity.UNIT_EAST);
            assertThat(task.get("priority").asInt()).isEqualTo(3);
            assertThat(task.get("instructions").asText()).isEqualTo("沿线");
            JsonNode next = console.awaitFact("task_plan.fired").at("/data/taskPlan");
            assertThat(OffsetDateTime.parse(next.get("nextAt").asText()))
                    .isBetween(first.truncatedTo(ChronoUnit.HOURS).minusHours(1), first.plusDays(1));

            // The second time the unit is still away: the incident waits for the desk and says so.
            due(plan.id(), "1 day");
            assertThat(console.awaitFact("incident.unit_busy")
                            .at("/data/callsign")
                            .asText())
                    .isEqualTo("102-01");
            console.awaitFact("task_plan.fired");
            int version =
                    dispatcher.get("/task-plans").json().at("/items/0/version").asInt();
            Answer ended = dispatcher.send(
                    "DELETE", "/task-plans/" + plan.id(), null, Map.of("If-Match", "\"" + version + "\""));
            assertThat(ended.json().has("nextAt")).isFalse();
            assertThat(dispatcher.get("/task-plans").json().get("items")).isEmpty();
            int left =
                    jdbi.withHandle(handle -> handle.createQuery("select count(*) from timer where kind = 'task.plan'")
                            .mapTo(Integer.class)
                            .one());
            assertThat(left).isZero();
        }
    }

    @Test
    void whatIsForOnceIsOverAfterIt() throws Exception {
        try (LiveClient console = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            Answer plan = plan("\"summary\":\"一次\"", Instant.now().plusSeconds(3600));
            due(plan.id(), "1 second");
            JsonNode fired =
                    console.await(message -> message.path("kind").asText().equals("task_plan.fired")
                            && message.get("id").asLong() == plan.id());
            assertThat(fired.at("/data/taskPlan").has("nextAt")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"everyDays\":0               | 3600  | dispatcher    | 400",
                "\"everyDays\":1               | -60   | dispatcher    | 400",
                "\"unitId\":29                 | 3600  | dispatcher    | 404",
                "\"category\":\"dragons\"      | 3600  | dispatcher    | 400",
                "\"everyDays\":1               | 3600  | officer.west  | 403",
            })
    void refusesWhatCannotBe(String more, long ahead, String who, int status) throws Exception {
        Answer answer =
                server.as(who).post("/task-plans", body(more, Instant.now().plusSeconds(ahead)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private Answer plan(String more, Instant firstAt) throws Exception {
        return dispatcher.post("/task-plans", body(more, firstAt));
    }

    /** What is given twice counts as it is given last. */
    private static String body(String more, Instant firstAt) {
        return "{\"category\":\"overload\",\"summary\":\"夜间巡查\",\"instructions\":\"沿线\",\"location\":{\"lon\":120.40,\"lat\":41.57},\"firstAt\":\"%s\",%s}"
                .formatted(firstAt, more);
    }

    private void due(long plan, String ago) {
        jdbi.useHandle(handle -> {
            handle.execute("update task_plan set next_at = now() - interval '" + ago + "' where id = ?", plan);
            handle.execute("update timer set due_at = now() where kind = 'task.plan' and subject_id = ?", plan);
        });
    }
}
