package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

/** Several units on one incident: who leads, who waits, who goes on. 21 and 22 are of the west, 23 and 24 of the east. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyTasksApiTest {
    private TestServer server;
    private ApiClient dispatcher;
    private ApiClient west;
    private ApiClient east;
    private Jdbi jdbi;
    private long incident;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        jdbi = Database.jdbi(database.dataSource());
        dispatcher = server.as("dispatcher");
        west = server.as("officer.west");
        east = server.as("officer.east");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void everybodyIsFree() throws Exception {
        for (JsonNode task : dispatcher.get("/tasks?open=true").json().get("items")) {
            post(dispatcher, "/tasks/" + task.get("id") + "/milestones", "{'milestone':'cancelled','reason':'x'}");
        }
        jdbi.useHandle(handle -> handle.execute("update unit set state = 'available' where org = 1"));
        incident = post(
                        dispatcher,
                        "/incidents",
                        "{'category':'overload','summary':'超限','location':{'lon':120.40,'lat':41.57}}")
                .id();
    }

    @Test
    void severalAreSentAtOnceOnceAndExactlyOneLeads() throws Exception {
        String path = "/incidents/" + incident + "/dispatches";
        String body = json("{'units':[{'unitId':21},{'unitId':23,'role':'lead'},{'unitId':24}],'instructions':'分头'}");
        Map<String, String> key = Map.of("Idempotency-Key", "three-at-once");
        Answer sent = dispatcher.send("POST", path, body, key);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(dispatcher.send("POST", path, body, key).body()).isEqualTo(sent.body());
        assertThat(roles()).containsExactlyInAnyOrder("21 support", "23 lead", "24 support");

        // Who has cleared leads nobody: the one that was sent first takes it.
        long lead = task(23).get("id").asLong();
        post(east, "/tasks/" + lead + "/milestones", "{'milestone':'cleared'}");
        assertThat(roles()).containsExactlyInAnyOrder("21 lead", "24 support");

        JsonNode third = task(24);
        Answer given = dispatcher.patch(
                "/tasks/" + third.get("id"), third.get("version").asInt(), json("{'role':'lead'}"));
        assertThat(given.json().get("role").asText()).isEqualTo("lead");
        assertThat(roles()).containsExactlyInAnyOrder("21 support", "24 lead");
        assertThat(dispatcher
                        .patch("/tasks/" + third.get("id"), third.get("version").asInt(), json("{'role':'lead'}"))
                        .status())
                .isEqualTo(412);
        assertThat(west.patch("/tasks/" + third.get("id"), given.version(), json("{'role':'lead'}"))
                        .status())
                .isEqualTo(403);
        assertThat(kinds()).contains("task.leads", "task.supports");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'units':[]}                                                        | 400",
                "{'units':[{'unitId':21},{'unitId':21}]}                             | 400",
                "{'units':[{'unitId':21,'role':'lead'},{'unitId':23,'role':'lead'}]} | 400",
                "{'units':[{'unitId':21,'staging':{'name':' '}}]}                    | 400",
                "{'units':[{'unitId':21},{'unitId':29}]}                             | 404",
                "{'units':[{'unitId':21},{'unitId':22}]}                             | 409",
            })
    void allOrNone(String body, int status) throws Exception {
        jdbi.useHandle(handle -> handle.execute("update unit set state = 'off_duty' where id = 22"));
        Answer answer = post(dispatcher, "/incidents/" + incident + "/dispatches", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(roles()).isEmpty();
        assertThat(dispatcher.get("/units/21").json().has("taskId")).isFalse();
    }

    @Test
    void whoWaitsInStagingIsNotOnSceneUntilReleased() throws Exception {
        Answer sent = post(
                dispatcher,
                "/tasks",
                "{'incidentId':%d,'unitId':21,'staging':{'name':'收费站','location':{'lon':120.39,'lat':41.56}}}"
                        .formatted(incident));
        assertThat(sent.json().at("/staging/name").asText()).isEqualTo("收费站");
        String milestones = "/tasks/" + sent.id() + "/milestones";
        assertThat(post(west, milestones, "{'milestone':'en_route'}").status()).isEqualTo(201);
        Answer early = post(west, milestones, "{'milestone':'on_scene'}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body()).contains("收费站");
        Answer released =
                dispatcher.patch("/tasks/" + sent.id(), task(21).get("version").asInt(), json("{'released':true}"));
        assertThat(released.json().at("/staging/releasedAt").asText()).isNotEmpty();
        assertThat(dispatcher
                        .patch("/tasks/" + sent.id(), released.version(), json("{'released':true}"))
                        .status())
                .isEqualTo(409);
        assertThat(post(west, milestones, "{'milestone':'on_scene'}").status()).isEqualTo(201);
        assertThat(kinds()).contains("task.released");
    }

    @Test
    void anotherUnitGoesOnWhereTheFirstStood() throws Exception {
        long first = send(21).id();
        post(dispatcher, "/tasks", "{'incidentId':%d,'unitId':24}".formatted(incident));
        post(west, "/tasks/" + first + "/milestones", "{'milestone':'on_scene'}");
        assertThat(post(dispatcher, "/tasks/" + first + "/handovers", "{'unitId':24}")
                        .status())
                .isEqualTo(409);
        jdbi.useHandle(handle -> handle.execute("update unit set state = 'off_duty' where id = 23"));
        assertThat(post(dispatcher, "/tasks/" + first + "/handovers", "{'unitId':23}")
                        .status())
                .isEqualTo(409);
        Answer next = post(
                dispatcher, "/tasks/" + first + "/handovers", "{'unitId':23,'reason':'交接班','overrideReason':'接班'}");
        assertThat(next.status()).as(next.body()).isEqualTo(201);
        assertThat(next.json().get("state").asText()).isEqualTo("on_scene");
        assertThat(next.json().get("previousTaskId").asLong()).isEqualTo(first);
        assertThat(next.json().get("overrideReason").asText()).isEqualTo("接班");
        assertThat(next.json().has("acknowledgeBy")).isFalse();
        assertThat(roles()).containsExactlyInAnyOrder("23 lead", "24 support");
        JsonNode over = dispatcher.get("/tasks/" + first).json();
        assertThat(over.get("state").asText()).isEqualTo("handed_over");
        assertThat(over.at("/milestones/2/reason").asText()).isEqualTo("交接班");
        assertThat(dispatcher.get("/units/21").json().get("state").asText()).isEqualTo("returning");
        assertThat(dispatcher.get("/units/23").json().get("state").asText()).isEqualTo("on_scene");
        assertThat(post(dispatcher, "/tasks/" + first + "/handovers", "{'unitId':21}")
                        .status())
                .isEqualTo(409);
        assertThat(post(west, "/tasks/" + next.id() + "/handovers", "{'unitId':21}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'milestone':'declined','reasonCode':'vehicle_fault'}                 | 201",
                "{'milestone':'declined','reasonCode':'other','reason':'轮胎'}          | 201",
                "{'milestone':'declined','reason':'轮胎'}                               | 201",
                "{'milestone':'declined','reasonCode':'other'}                         | 400",
                "{'milestone':'declined','reasonCode':'bored'}                         | 400",
                "{'milestone':'declined'}                                              | 400",
                "{'milestone':'accepted','reasonCode':'unfit'}                         | 400",
                "{'milestone':'withdrawn'}                                             | 400",
            })
    void aDeclineSaysWhy(String body, int status) throws Exception {
        Answer answer = post(west, "/tasks/" + send(21).id() + "/milestones", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 201 && body.contains("Code")) {
            assertThat(answer.json().at("/milestones/1/reasonCode").asText()).isNotEmpty();
        }
    }

    @Test
    void whoWasOffDutyGoesHomeAgainWhenTheTaskIsTakenBack() throws Exception {
        jdbi.useHandle(handle -> handle.execute("update unit set state = 'off_duty' where id = 21"));
        long task = post(
                        dispatcher, "/tasks", "{'incidentId':%d,'unitId':21,'overrideReason':'最近'}".formatted(incident))
                .id();
        post(dispatcher, "/tasks/" + task + "/milestones", "{'milestone':'cancelled','reason':'不必'}");
        assertThat(dispatcher.get("/units/21").json().get("state").asText()).isEqualTo("off_duty");
    }

    @Test
    void whoIsOffDutyHearsOnlyOfTheOwnUnit() throws Exception {
        jdbi.useHandle(
                handle -> handle.execute("update unit set state = 'off_duty', version = version + 1 where id = 21"));
        try (LiveClient phone = LiveClient.follow(server.url(), west.token(), null)) {
            phone.send("{\"type\":\"ping\"}");
            phone.await("heartbeat");
            dispatcher.post(
                    "/incidents",
                    json("{'category':'overload','summary':'不必知道','location':{'lon':120.40,'lat':41.57}}"));
            post(dispatcher, "/tasks", "{'incidentId':%d,'unitId':21,'overrideReason':'最近'}".formatted(incident));
            JsonNode first = phone.await("fact");
            assertThat(first.get("kind").asText()).isEqualTo("task.dispatched");
            phone.awaitFact("unit.changed");
            // By the override it is on duty now.
            dispatcher.post(
                    "/incidents",
                    json("{'category':'overload','summary':'要知道','location':{'lon':120.40,'lat':41.57}}"));
            assertThat(phone.awaitFact("incident.created")
                            .at("/data/incident/summary")
                            .asText())
                    .isEqualTo("要知道");
        }
    }

    @Test
    void noTextIsSentToThoseWhoHaveGoneHome() throws Exception {
        jdbi.useHandle(handle -> handle.execute("""
                insert into device (org, id, kind, label, address, vehicle_id) values (1, 77, 'jt808', 'T', '013900000077', 15)
                on conflict do nothing"""));
        String text = json("{'kind':'text','arguments':{'text':'前方事故'}}");
        jdbi.useHandle(handle -> handle.execute("update unit set state = 'off_duty' where id = 21"));
        Answer refused = dispatcher.post("/devices/77/commands", text);
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("off duty");
        jdbi.useHandle(handle -> handle.execute("update unit set state = 'available' where id = 21"));
        assertThat(dispatcher.post("/devices/77/commands", text).status()).isEqualTo(201);
    }

    private Answer send(long unit) throws Exception {
        return post(dispatcher, "/tasks", "{'incidentId':%d,'unitId':%d}".formatted(incident, unit));
    }

    private JsonNode task(long unit) throws Exception {
        return dispatcher
                .get("/tasks?open=true&incidentId=" + incident + "&unitId=" + unit)
                .json()
                .at("/items/0");
    }

    private List<String> roles() throws Exception {
        JsonNode open =
                dispatcher.get("/tasks?open=true&incidentId=" + incident).json().get("items");
        return StreamSupport.stream(open.spliterator(), false)
                .map(task ->
                        task.at("/unit/id").asText() + " " + task.get("role").asText())
                .toList();
    }

    /** Of the incident's facts that are in the journal by now; the live socket is asked where one must be awaited. */
    private List<String> kinds() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select kind from journal where subject = 'task' union select kind from journal_inbox""").mapTo(String.class).list());
    }

    private static Answer post(ApiClient client, String path, String body) throws Exception {
        return client.post(path, json(body));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
