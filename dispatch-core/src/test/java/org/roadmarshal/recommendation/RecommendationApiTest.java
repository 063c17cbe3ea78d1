package org.roadmarshal.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.cityimport.RoadImport;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/**
 * Two nodes. A trunk road from 120.40 to 120.50 E at 41.57 N with a spur at 120.43, and a loop of it by the north from 120.40 to 120.45. The
 * incident lies at 120.44: the western unit is nearer, the eastern one has a longer way.
 */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecommendationApiTest {
    private static final String ROADS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6">
              <node id="1" lat="41.57" lon="120.40"/><node id="2" lat="41.57" lon="120.43"/><node id="3" lat="41.57" lon="120.45"/>
              <node id="4" lat="41.57" lon="120.50"/><node id="5" lat="41.60" lon="120.40"/><node id="6" lat="41.60" lon="120.45"/>
              <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="trunk"/></way>
              <way id="11"><nd ref="1"/><nd ref="5"/><nd ref="6"/><nd ref="3"/><tag k="highway" v="trunk"/></way>
              <node id="7" lat="41.571" lon="120.43"/>
              <way id="12"><nd ref="2"/><nd ref="7"/><tag k="highway" v="trunk"/></way>
            </osm>
            """;

    private List<TestServer> nodes;
    private ApiClient dispatcher;
    private Jdbi jdbi;
    private long incident;

    @BeforeAll
    void start(TestDatabase database, @TempDir Path directory) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        nodes = TestServer.pair(database);
        dispatcher = nodes.get(0).as("dispatcher");
        place("officer.west", 120.401);
        place("officer.east", 120.499);
        incident = report("overload");
        assertThat(ranked().get("note").asText()).isEqualTo("no_roads");
        assertThat(ranked().get("basis").asText()).isEqualTo("straight");
        assertThat(candidate(SmallCity.UNIT_WEST).get("basis").asText()).isEqualTo("straight");
        new RoadImport(jdbi).run(1, Files.writeString(directory.resolve("roads.osm"), ROADS));
        until(answer -> answer.get("basis").asText().equals("road"));
    }

    @AfterAll
    void stop() {
        nodes.forEach(TestServer::close);
    }

    @BeforeEach
    void again() throws Exception {
        incident = report("overload");
        place("officer.west", 120.401);
        place("officer.east", 120.499);
    }

    @Test
    void theFastestByRoadComesFirst() throws Exception {
        JsonNode first = ranked().at("/items/0");
        assertThat(first.get("unitId").asLong()).isEqualTo(SmallCity.UNIT_WEST);
        assertThat(first.get("basis").asText()).isEqualTo("road");
        assertThat(first.get("roadM").asInt()).isCloseTo(3244, within(20));
        assertThat(first.get("etaSeconds").asInt()).isCloseTo(3244 * 36 / 750, within(3));
        assertThat(first.get("costSeconds").asInt())
                .isCloseTo(first.get("etaSeconds").asInt(), within(40));
        Answer way = dispatcher.get("/incidents/" + incident + "/candidate-route?unitId=21");
        assertThat(way.json().get("metres").asInt()).isCloseTo(3244, within(20));
        assertThat(way.json().at("/geometry/coordinates")).hasSizeGreaterThan(1);
        assertThat(dispatcher
                        .get("/incidents/" + incident + "/candidate-route?unitId=24")
                        .status())
                .as("without a fix")
                .isEqualTo(409);
        assertThat(dispatcher
                        .get("/incidents/" + incident + "/candidate-route?unitId=29")
                        .status())
                .as("of another org")
                .isEqualTo(404);
    }

    @Test
    void whyAUnitIsLeftOut() throws Exception {
        assertThat(candidate(SmallCity.UNIT_WEST_FOOT).get("reason").asText()).isEqualTo("off_duty");
        assertThat(candidate(SmallCity.UNIT_EAST_FOOT).get("reason").asText()).isEqualTo("no_fix");
        ApiClient admin = nodes.get(1).as("admin");
        incident = report("dangerous_goods");
        assertThat(candidate(SmallCity.UNIT_WEST).get("suitable").asBoolean()).isTrue();
        Answer asked = admin.put(
                "/dispatch-needs/dangerous_goods", 1, "{'equipment': [], 'skills': [' Hazmat ']}".replace('\'', '"'));
        assertThat(asked.json().at("/skills/0").asText()).as(asked.body()).isEqualTo("Hazmat");
        assertThat(candidate(SmallCity.UNIT_WEST).get("reason").asText()).isEqualTo("not_qualified");
        assertThat(candidate(SmallCity.UNIT_WEST).at("/missing/0").asText()).isEqualTo("Hazmat");
        Answer taught = admin.put("/skilled-people/13", personVersion(13), "{\"skills\":[\"hazmat\"]}");
        assertThat(taught.json().at("/skills/0").asText())
                .as("as it is written already: " + taught.body())
                .isEqualTo("Hazmat");
        assertThat(ranked().at("/items/0/unitId").asLong()).isEqualTo(SmallCity.UNIT_EAST);
        assertThat(candidate(SmallCity.UNIT_WEST).get("reason").asText()).isEqualTo("not_qualified");
        Answer both =
                admin.put("/dispatch-needs/dangerous_goods", 2, "{\"equipment\":[\"cone\"],\"skills\":[\"Hazmat\"]}");
        assertThat(both.status()).as(both.body()).isEqualTo(200);
        assertThat(candidate(SmallCity.UNIT_EAST).get("missing"))
                .extracting(JsonNode::asText)
                .containsExactly("cone");
        jdbi.useHandle(
                handle -> handle.execute(
                        "insert into equipment (org, serial, kind, agency_id, holder_id) values (1, 'C1', 'cone', 3, 13), (1, 'C2', 'cone', 3, 13)"));
        assertThat(candidate(SmallCity.UNIT_EAST).get("suitable").asBoolean()).isTrue();
        JsonNode outfit =
                nodes.get(1).as("officer.east").get("/unit-outfits").json().at("/items/0");
        assertThat(outfit.at("/equipment/0/count").asInt()).isEqualTo(2);
        assertThat(outfit.at("/skills/0").asText()).isEqualTo("Hazmat");
        Answer nothing = admin.put("/dispatch-needs/dangerous_goods", 3, "{\"equipment\":[],\"skills\":[]}");
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(ranked().at("/items/0/unitId").asLong()).isEqualTo(SmallCity.UNIT_WEST);
    }

    private int personVersion(long id) throws Exception {
        return dispatcher.get("/skilled-people/" + id).version();
    }

    @Test
    void skillsAreSoughtAndSpelledOneWay() throws Exception {
        ApiClient admin = nodes.get(0).as("admin");
        assertThat(admin.put("/skilled-people/11", personVersion(11), "{\"skills\":[\"危化品处置\",\"100% 潜水\"]}")
                        .status())
                .isEqualTo(200);
        for (String q : List.of("危化", "100%", "101-01")) {
            JsonNode found = dispatcher
                    .get("/skilled-people?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                    .json()
                    .get("items");
            assertThat(found).as(q).hasSize(1);
            assertThat(found.at("/0/id").asLong()).isEqualTo(11);
            assertThat(found.at("/0/unit/name").asText()).isEqualTo("101-01");
        }
        assertThat(dispatcher.get("/skills").json().get("items"))
                .anySatisfy(use -> assertThat(use.get("code").asText()).isEqualTo("危化品处置"));
        assertThat(nodes.get(0).as("officer.east").get("/skilled-people/11").status())
                .as("of another squad")
                .isEqualTo(404);
        Answer page = dispatcher.get("/skilled-people?limit=2");
        assertThat(dispatcher
                        .get("/skilled-people?limit=2&after="
                                + page.json().get("next").asText())
                        .json()
                        .at("/items/0/id")
                        .asLong())
                .isNotEqualTo(page.json().at("/items/0/id").asLong());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "admin      | /dispatch-needs/overload | 7 | {'equipment':[],'skills':[]}             | stale        | is at version 1",
                "admin      | /dispatch-needs/moon     | 1 | {'equipment':[],'skills':[]}             | not_found    | no category of incidents moon",
                "admin      | /dispatch-needs/overload | 1 | {'equipment':['boat'],'skills':[]}       | validation   | ",
                "admin      | /dispatch-needs/overload | 1 | {'equipment':[],'skills':['  ']}         | validation   | must not be blank",
                "admin      | /dispatch-needs/overload | 1 | {'equipment':[],'skills':['Cone']}       | validation   | a kind of equipment",
                "admin      | /dispatch-needs/overload | 1 | {'equipment':[],'skills':['x','x']}      | validation   | ",
                "admin      | /dispatch-needs/overload | 1 | {'skills':[]}                            | validation   | equipment",
                "dispatcher | /dispatch-needs/overload | 1 | {'equipment':[],'skills':[]}             | forbidden    | settings.write",
                "dispatcher | /skilled-people/12       | 9 | {'skills':['x']}                         | stale        | is at version",
                "admin      | /skilled-people/19       | 1 | {'skills':[]}                            | not_found    | person",
                "officer.west | /skilled-people/11     | 1 | {'skills':['x']}                         | forbidden    | unit.write",
            })
    void whatIsNoConditionIsRefused(String who, String path, int version, String body, String code, String says)
            throws Exception {
        Answer answer = nodes.get(1).as(who).put(path, version, body.replace('\'', '"'));
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.body()).contains(says == null ? "" : says);
    }

    @Test
    void oneRequestRanksAndDispatches() throws Exception {
        Answer task = dispatcher.post("/incidents/" + incident + "/ranked-dispatches", "{\"unitId\":23}");
        assertThat(task.status()).as(task.body()).isEqualTo(201);
        JsonNode kept = dispatcher
                .get("/incidents/" + incident + "/recommendations")
                .json()
                .at("/items/0");
        assertThat(kept.at("/choices/0/taskId").asLong()).isEqualTo(task.id());
        assertThat(kept.at("/choices/0/rank").asInt()).isEqualTo(2);
        assertThat(kept.at("/choices/0/reason").asText()).isEqualTo("judgement");
        Answer cancelled = dispatcher.post(
                "/tasks/" + task.id() + "/milestones", "{\"milestone\":\"cancelled\",\"reason\":\"试\"}");
        assertThat(cancelled.status()).isEqualTo(201);
        assertThat(dispatcher
                        .post("/incidents/987654/ranked-dispatches", "{\"unitId\":23}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aClosureAtOneNodeLengthensTheWaysOfTheOther() throws Exception {
        ApiClient other = nodes.get(1).as("dispatcher");
        Answer drawn = dispatcher.post("/closures", """
                {"geometry":{"type":"LineString","coordinates":[[120.435,41.569],[120.435,41.571]]},"reason":"塌方","until":"%s"}""".formatted(Instant.now().plus(1, ChronoUnit.HOURS)));
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        assertThat(drawn.json().get("state").asText()).isEqualTo("closed");
        JsonNode detour = until(other, answer -> answer.get("closures").asInt() == 1);
        // Who is called into the closed stretch may enter it; the incident lies on it.
        assertThat(first(detour).get("roadM").asInt()).isCloseTo(3244, within(20));
        jdbi.useHandle(handle -> handle.execute(
                "update incident set geom = st_setsrid(st_makepoint(120.455, 41.57), 4326) where org = 1 and id = ?",
                incident));
        int round = candidateOf(other, SmallCity.UNIT_WEST).get("roadM").asInt();
        assertThat(round).isGreaterThan(10_000);
        Instant longer = Instant.now().plus(9, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        assertThat(dispatcher
                        .patch("/closures/" + drawn.id(), 1, "{\"until\":\"2026-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        Answer extended = dispatcher.patch("/closures/" + drawn.id(), 1, "{\"until\":\"%s\"}".formatted(longer));
        assertThat(extended.json().get("until").asText()).isEqualTo(longer.toString());
        assertThat(other.send("DELETE", "/closures/" + drawn.id(), null, Map.of("If-Match", "\"2\""))
                        .status())
                .isEqualTo(204);
        until(dispatcher, answer -> answer.get("closures").asInt() == 0);
        assertThat(candidate(SmallCity.UNIT_WEST).get("roadM").asInt()).isLessThan(5_000);
        assertThat(dispatcher.get("/closures").json().get("items")).isEmpty();
    }

    @Test
    void aClosureEndsByItself() throws Exception {
        Answer drawn = dispatcher.post("/closures", """
                {"geometry":{"type":"Point","coordinates":[120.46,41.5701]},"courseDeg":90,"reason":"施工","until":"%s"}""".formatted(Instant.now().plusMillis(1500)));
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        until(answer -> answer.get("closures").asInt() == 1);
        until(answer -> answer.get("closures").asInt() == 0);
        assertThat(dispatcher.get("/closures/" + drawn.id()).json().get("state").asText())
                .isEqualTo("over");
    }

    @Test
    void whatWasRecommendedIsKeptWithTheChoice() throws Exception {
        Answer kept = dispatcher.post("/incidents/" + incident + "/recommendations", null);
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        assertThat(kept.json().get("candidates")).hasSize(4);
        String tasks = "/recommendations/" + kept.id() + "/tasks";
        Answer sent = dispatcher.post(tasks, "{\"unitId\":%d}".formatted(SmallCity.UNIT_EAST));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        JsonNode listed = dispatcher
                .get("/incidents/" + incident + "/recommendations")
                .json()
                .at("/items/0");
        assertThat(listed.at("/choices/0/rank").asInt()).isEqualTo(2);
        assertThat(listed.at("/choices/0/reason").asText()).isEqualTo("judgement");
        assertThat(listed.at("/choices/0/taskId").asLong()).isEqualTo(sent.id());
        assertThat(listed.at("/candidates/0/unitId").asLong()).isEqualTo(SmallCity.UNIT_WEST);
        assertThat(nodes.get(1)
                        .as("officer.west")
                        .get("/incidents/" + incident + "/recommendations")
                        .json()
                        .at("/items/0/candidates"))
                .as("of the own squad only")
                .hasSize(2);
        dispatcher.post("/tasks/" + sent.id() + "/milestones", "{\"milestone\":\"cancelled\",\"reason\":\"x\"}");
    }

    @Test
    void whoReachesWhat() throws Exception {
        JsonNode bands =
                dispatcher.get("/isochrone?lon=120.401&lat=41.57").json().get("bands");
        assertThat(bands).hasSize(3);
        assertThat(bands.at("/0/km").asDouble()
                        + bands.at("/1/km").asDouble()
                        + bands.at("/2/km").asDouble())
                .isCloseTo(19.2, within(0.5));
        assertThat(dispatcher.get("/isochrone?lon=100&lat=41.57").status()).isEqualTo(409);
        JsonNode coverage = dispatcher.get("/coverage?minutes=1").json();
        assertThat(coverage.get("units").asInt()).isEqualTo(2);
        assertThat(coverage.get("totalKm").asDouble()).isCloseTo(19.2, within(0.5));
        assertThat(coverage.get("share").asDouble()).isBetween(0.0, 0.9);
        assertThat(coverage.get("holes")).isNotEmpty();
        assertThat(dispatcher.get("/coverage?minutes=60").json().get("share").asDouble())
                .isCloseTo(1, within(1e-9));
        assertThat(dispatcher.get("/coverage?minutes=60").json().get("holes")).isEmpty();
        assertThat(nodes.get(0).as("officer.west").get("/coverage").status()).isEqualTo(403);
    }

    @Test
    void aPatrolLooksAtAnIssueThatItComesBy() throws Exception {
        long issue = jdbi.withHandle(
                handle -> handle.createQuery("""
                        insert into issue (org, category, state, source, route, agency_id, geom, found_at)
                        select 1, code, 'filed', 'patrol', 'G101', 2, st_setsrid(st_makepoint(120.41, 41.5701), 4326), now()
                        from issue_category where org = 1 limit 1 returning id""").mapTo(Long.class).one());
        JsonNode near = dispatcher.get("/detours?minutes=5").json().get("items");
        assertThat(near).hasSize(1);
        assertThat(near.at("/0/unit/id").asLong()).isEqualTo(SmallCity.UNIT_WEST);
        assertThat(near.at("/0/seconds").asInt()).isCloseTo(36, within(3));
        assertThat(nodes.get(0).as("squad.west").get("/detours").json().get("items"))
                .hasSize(1);
        assertThat(nodes.get(0).as("officer.west").get("/detours").status()).isEqualTo(403);
        String join = "{\"issueId\":%d,\"unitId\":%d}".formatted(issue, SmallCity.UNIT_WEST);
        Answer joined = dispatcher.post("/detours", join);
        assertThat(joined.status()).as(joined.body()).isEqualTo(201);
        assertThat(joined.json().at("/incident/summary").asText()).contains("#" + issue);
        assertThat(dispatcher.post("/detours", join).code()).isEqualTo("conflict");
        assertThat(dispatcher.get("/detours?minutes=30").json().get("items")).isEmpty();
        assertThat(dispatcher
                        .post("/detours", "{\"issueId\":999999,\"unitId\":21}")
                        .status())
                .isEqualTo(404);
        dispatcher.post("/tasks/" + joined.id() + "/milestones", "{\"milestone\":\"cancelled\",\"reason\":\"x\"}");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "officer.west | /incidents/{incident}/recommendations | | 403",
                "leader | /incidents/{incident}/recommendations | | 403",
                "dispatcher | /incidents/999999/recommendations | | 404",
                "dispatcher | /recommendations/999999/tasks | {'unitId':21} | 404",
                "officer.west | /closures | {'geometry':{'type':'Point','coordinates':[120.4,41.57]},'reason':'x','until':'2099-01-01T00:00:00Z'} | 403",
                "dispatcher | /closures | {'geometry':{'type':'Point','coordinates':[120.4,41.57]},'reason':'x','until':'2099-01-01T00:00:00Z'} | 400",
                "dispatcher | /closures | {'geometry':{'type':'Point','coordinates':[120.4,41.57]},'reason':'x','until':'2020-01-01T00:00:00Z'} | 400",
                "dispatcher | /closures | {'geometry':{'type':'Point','coordinates':[10,41.57]},'reason':'x','until':'{soon}'} | 400",
                "dispatcher | /closures | {'geometry':{'type':'Point','coordinates':[120.4,41.57]},'reason':' ','until':'{soon}'} | 400",
                "dispatcher | /closures | {'geometry':{'type':'LineString','coordinates':[[120.4,41.57]]},'reason':'x','until':'{soon}'} | 400",
                "dispatcher | /closures | {'geometry':{'type':'Polygon','coordinates':[[[120.4,41.57],[120.5,41.6],[120.4,41.6],[120.5,41.57],[120.4,41.57]]]},'reason':'x','until':'{soon}'} | 400",
            })
    void whatIsRefused(String who, String path, String body, int status) throws Exception {
        String sent = body == null
                ? null
                : body.replace('\'', '"')
                        .replace("{soon}", Instant.now().plusSeconds(600).toString());
        Answer answer = nodes.get(0).as(who).post(path.replace("{incident}", "" + incident), sent);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private long report(String category) throws Exception {
        return dispatcher.post("/incidents", """
                        {"category":"%s","summary":"车","location":{"lon":120.44,"lat":41.57}}""".formatted(category)).id();
    }

    private void place(String officer, double lon) throws Exception {
        Answer sent = nodes.get(0).as(officer).post("/fixes", """
                {"fixes":[{"time":"%s","lon":%s,"lat":41.57}]}""".formatted(Instant.now(), lon));
        assertThat(sent.status()).as(sent.body()).isLessThan(300);
        until(answer -> true);
    }

    private JsonNode ranked() throws Exception {
        return dispatcher.get("/incidents/" + incident + "/candidates").json();
    }

    private JsonNode candidate(long unit) throws Exception {
        return candidateOf(dispatcher, unit);
    }

    private JsonNode candidateOf(ApiClient client, long unit) throws Exception {
        for (JsonNode item :
                client.get("/incidents/" + incident + "/candidates").json().get("items")) {
            if (item.get("unitId").asLong() == unit) {
                return item;
            }
        }
        throw new AssertionError("no candidate " + unit);
    }

    private static JsonNode first(JsonNode ranked) {
        return ranked.at("/items/0");
    }

    private JsonNode until(Predicate<JsonNode> wanted) throws Exception {
        return until(dispatcher, wanted);
    }

    /** Asks until it is so. */
    private JsonNode until(ApiClient client, Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        JsonNode last = null;
        while (System.nanoTime() < deadline) {
            last = client.get("/incidents/" + incident + "/candidates").json();
            if (wanted.test(last)) {
                return last;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("it did not become so: " + last);
    }
}
