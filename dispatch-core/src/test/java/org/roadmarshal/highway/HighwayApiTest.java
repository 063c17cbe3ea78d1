package org.roadmarshal.highway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** One national road of about five kilometres through the small city, west to east, and a provincial one that shares its second half. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HighwayApiTest {
    private static final long KM = 1_000_000;

    private List<TestServer> nodes;
    private TestServer server;
    /** At the other node than whoever changes something. */
    private ApiClient dispatcher;

    private ApiClient admin;
    private Jdbi jdbi;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        jdbi.useTransaction(handle -> Journal.inside(handle, SmallCity.ORG, Actor.SYSTEM, transaction -> {
            HighwayImport.all(transaction, new HighwayService(), plan());
            return null;
        }));
        nodes = TestServer.pair(database);
        server = nodes.get(0);
        dispatcher = nodes.get(1).as("dispatcher");
        admin = server.as("admin");
    }

    @AfterAll
    void stop() {
        nodes.forEach(TestServer::close);
    }

    private static RoutePlan plan() {
        return plan(102 * KM + 500_000);
    }

    /** @param westEnd where the western part of the national road is said to end */
    private static RoutePlan plan(long westEnd) {
        return new RoutePlan(
                List.of(section("west", 120.42, 120.45), section("east", 120.45, 120.48)),
                List.of(
                        new RoutePlan.Route("G101", "京沈线", "national", "increasing", null, null, null),
                        new RoutePlan.Route("S206", "朝建线", "provincial", "decreasing", null, null, null)),
                List.of(
                        segment("G101", 1, "west", 100 * KM, westEnd),
                        segment("G101", 2, "east", 102 * KM + 500_000, 105 * KM),
                        segment("S206", 1, "east", 7 * KM, 9 * KM + 500_000)),
                List.of(
                        new RoutePlan.Equation("G101", "K", 101 * KM, 100 * KM + 700_000, null),
                        new RoutePlan.Equation("G101", "K", 104 * KM, 104 * KM + 300_000, null)),
                List.of(),
                List.of(),
                List.of());
    }

    private static RoutePlan.Section section(String code, double from, double to) {
        return new RoutePlan.Section(
                code,
                Wgs84.line(
                        new Coordinate(from, 41.57),
                        new Coordinate((from + to) / 2, 41.5705),
                        new Coordinate(to, 41.57)));
    }

    private static RoutePlan.Segment segment(String route, int n, String section, long from, long to) {
        return new RoutePlan.Segment(route, "K", n, section, false, from, to, (LocalDate) null, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer locate(String text) throws Exception {
        return dispatcher.get("/stake-locations?text=" + encoded(text));
    }

    private long id(String ref) throws Exception {
        for (JsonNode highway : dispatcher.get("/highways").json().get("items")) {
            if (highway.get("ref").asText().equals(ref)) {
                return highway.get("id").asLong();
            }
        }
        throw new AssertionError(ref);
    }

    @Test
    void theRegisterShowsLinesAndBreaks() throws Exception {
        Answer route = dispatcher.get("/highways/" + id("G101"));
        assertThat(route.status()).as(route.body()).isEqualTo(200);
        assertThat(route.json().at("/lines/0/breaks"))
                .extracting(at -> at.get("kind").asText())
                .containsExactly("long", "short");
        assertThat(route.json().at("/lines/0/lengthMm").asLong()).isEqualTo(5 * KM);
        assertThat(route.json().at("/widths/controlM").asDouble()).isEqualTo(20);
    }

    @Test
    void aStakeIsFoundAndAPlaceHasItsStakes() throws Exception {
        JsonNode found = locate("G101 K103+000").json();
        assertThat(found.get("outcome").asText()).isEqualTo("found");
        JsonNode location = found.at("/candidates/0/location");
        JsonNode stakes = dispatcher
                .get("/stakes?lon=%s&lat=%s"
                        .formatted(
                                location.get("lon").asText(),
                                location.get("lat").asText()))
                .json()
                .get("items");
        assertThat(stakes)
                .extracting(stake -> stake.get("route").asText() + " "
                        + stake.get("text").asText().substring(0, 4))
                .contains("G101 K103")
                .hasSize(2);
        assertThat(locate("G101 K101+200-K101+900 左")
                        .json()
                        .at("/candidates/0/geometry/type")
                        .asText())
                .isEqualTo("LineString");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "G101 K100+800     | 200 | ambiguous",
                "G101 K100+800 前  | 200 | found",
                "S206 K8+000 上行  | 200 | found",
                "G101 K104+100     | 400 | short chain K104+000 = K104+300",
                "G101 K99+999      | 400 | the line goes from K100+000 to K105+000",
                "G101 K101.5       | 400 | no decimals",
                "G999 K1           | 400 | there is no route G999",
                "G101 ZK1          | 400 | no line ZK",
                "K101+200          | 400 | say which",
            })
    void textsAreAnsweredOrRefusedInWords(String text, int status, String says) throws Exception {
        Answer answer = locate(text);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    @Test
    void aVerdictSaysTheNumbersAndTheLawAndIsDrawn() throws Exception {
        String place = "lon=120.435&lat=41.5708";
        JsonNode verdict =
                dispatcher.get("/zone-verdict?" + place + "&gpsErrorM=5").json();
        assertThat(verdict.get("outcome").asText()).isIn("inside", "uncertain", "outside");
        assertThat(verdict.at("/place/route").asText()).isEqualTo("G101");
        assertThat(verdict.get("articles")).isNotEmpty();
        String house = "POLYGON((120.43 41.5703, 120.4302 41.5703, 120.4302 41.5706, 120.43 41.5706, 120.43 41.5703))";
        Answer ofHouse = dispatcher.get("/zone-verdict?geometry=" + encoded(house));
        assertThat(ofHouse.status()).as(ofHouse.body()).isEqualTo(200);
        assertThat(ofHouse.json().get("outcome").asText()).isEqualTo("inside");
        assertThat(dispatcher.get("/zone-verdict?lon=120.5&lat=41.6").json().has("place"))
                .isFalse();
        assertThat(dispatcher.get("/zone-verdict?lon=120.5").status()).isEqualTo(400);
        assertThat(dispatcher.get("/zone-verdict?geometry=POLYGON((1").status()).isEqualTo(400);
        Answer svg = dispatcher.get("/zone-sketch?" + place);
        assertThat(svg.body()).startsWith("<svg").contains("建筑控制区外缘");
        assertThat(dispatcher.get("/zone-sketch?" + place + "&language=en").body())
                .contains("Edge of control zone");
    }

    @ParameterizedTest
    @CsvSource({
        "G101, stake_unreadable",
        "G101 K123.5, stake_unreadable",
        "G101 K103+000 左右, stake_unreadable",
        "K103+000, stake_no_route",
        "G999 K1, stake_unknown_route",
        "G101 ZK101, stake_unknown_line",
        "G101 K104+100, stake_not_there",
        "G101 K300, stake_not_there"
    })
    void aWrongStakeSaysWhatIsWrongForScreensToo(String text, String reason) throws Exception {
        Answer refused = locate(text);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("reason").asText()).isEqualTo(reason);
    }

    @Test
    void anImportThatDoesNotHangTogetherIsRefusedAndNamesThePlace() {
        assertThatThrownBy(() -> jdbi.useTransaction(
                        handle -> Journal.inside(handle, SmallCity.ORG, Actor.SYSTEM, transaction -> {
                            HighwayImport.all(transaction, new HighwayService(), plan(103 * KM));
                            return null;
                        })))
                .isInstanceOfSatisfying(DispatchException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION);
                    assertThat(refused.reason()).isEqualTo("stake_disjointed");
                    assertThat(refused).hasMessageContaining("G101").hasMessageContaining("K102+500");
                });
    }

    @Test
    void anEquationIsChangedOrRefusedWhole() throws Exception {
        String path = "/highways/" + id("S206");
        int version = dispatcher.get(path).json().get("version").asInt();
        Answer refused = admin.patch(path, version, "{\"equations\":[{\"back\":\"K20+000\",\"ahead\":\"K21+000\"}]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("no line at K20+000");
        assertThat(admin.patch(
                                path,
                                version,
                                "{\"edges\":[{\"from\":\"K8+000\",\"to\":\"K7+500\",\"leftM\":5,\"rightM\":5}]}")
                        .body())
                .contains("ends after it begins");
        assertThat(admin.patch(path, version, "{\"controlM\":10}").body()).contains("at least 15 m");
        assertThat(dispatcher.patch(path, version, "{\"name\":\"x\"}").status()).isEqualTo(403);
        Answer changed = admin.patch(
                path,
                version,
                "{\"equations\":[{\"back\":\"K8+000\",\"ahead\":\"K7+950\"}],\"edges\":[{\"from\":\"K8+200\",\"to\":\"K8+700\",\"leftM\":12,\"rightM\":9}]}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(locate("S206 K7+970").json().get("outcome").asText()).isEqualTo("ambiguous");
        Answer back = admin.patch(path, changed.json().get("version").asInt(), "{\"equations\":[],\"edges\":[]}");
        assertThat(back.status()).isEqualTo(200);
        assertThat(locate("S206 K7+970").json().get("outcome").asText()).isEqualTo("found");
    }

    /** The line goes from K100 to K105, with K101+000 = K100+700 and K104+000 = K104+300 as they were. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "behind the next one      | K101+000=K100+700 K104+000=K104+300 K104+100=K104+200 | is not on its part",
                "two at one place         | K104+000=K104+300 K104+000=K104+500                   | is not on its part",
                "beyond the end           | K101+000=K100+700 K105+500=K106+000                   | no line at K105+500",
                "before the beginning     | K99+000=K99+500                                       | no line at K99+000",
                "past the end             | K104+000=K107+000                                     | ends at K105+000, which is not after K107+000",
                "of another line          | K101+000=ZK100+700                                    | not on one line",
                "no jump                  | K101+000=K101+000                                     | ",
                "no mark                  | K101.5=K102                                           | no decimals",
            })
    void aBreakThatContradictsAnotherIsRefused(String what, String equations, String says) throws Exception {
        String path = "/highways/" + id("G101");
        JsonNode before = dispatcher.get(path).json();
        String list = Stream.of(equations.split(" "))
                .map(pair -> pair.split("="))
                .map(pair -> "{\"back\":\"%s\",\"ahead\":\"%s\"}".formatted(pair[0], pair[1]))
                .collect(Collectors.joining(","));
        Answer refused = admin.patch(path, before.get("version").asInt(), "{\"equations\":[" + list + "]}");
        assertThat(refused.code()).as(refused.body()).isEqualTo("validation");
        assertThat(refused.body()).contains(says == null ? "" : says);
        assertThat(dispatcher.get(path).json()).isEqualTo(before);
    }

    @Test
    void aClassHasItsLegalMinimum() throws Exception {
        JsonNode county = classOf("county");
        assertThat(admin.patch(
                                "/highway-classes",
                                county.get("version").asInt(),
                                "{\"code\":\"county\",\"controlM\":9}")
                        .body())
                .contains("at least 10 m");
        assertThat(admin.patch(
                                "/highway-classes",
                                county.get("version").asInt(),
                                "{\"code\":\"county\",\"controlM\":12}")
                        .status())
                .isEqualTo(200);
        assertThat(classOf("county").get("controlM").asDouble()).isEqualTo(12);
    }

    private JsonNode classOf(String code) throws Exception {
        for (JsonNode one : dispatcher.get("/highway-classes").json().get("items")) {
            if (one.get("code").asText().equals(code)) {
                return one;
            }
        }
        throw new AssertionError(code);
    }

    @Test
    void anAnnouncedZoneWinsUntilItIsWithdrawn() throws Exception {
        String far = "/zone-verdict?lon=120.46&lat=41.5712";
        assertThat(dispatcher.get(far).json().get("outcome").asText()).isEqualTo("outside");
        String body = """
                {"route":"G101","from":"K102+600","to":"K103+900","name":"公告","document":"1号","announcedOn":"2019-06-01",
                 "geometry":{"type":"Polygon","coordinates":[[[120.452,41.569],[120.468,41.569],[120.468,41.572],[120.452,41.572],[120.452,41.569]]]}}""";
        assertThat(admin.post("/control-zones", body.replace("K103+900", "K104+100"))
                        .body())
                .contains("short chain");
        assertThat(admin.post("/control-zones", body.replace("41.57", "41.67").replace("41.569", "41.669"))
                        .body())
                .contains("does not lie at its stretch");
        Answer announced = admin.post("/control-zones", body);
        assertThat(announced.status()).as(announced.body()).isEqualTo(201);
        JsonNode verdict = dispatcher.get(far).json();
        assertThat(verdict.get("outcome").asText()).isEqualTo("inside");
        assertThat(verdict.at("/announced/name").asText()).isEqualTo("公告");
        assertThat(dispatcher.get("/layers/control_zones/features").json().get("features"))
                .extracting(feature -> feature.at("/properties/announced").asBoolean())
                .contains(true);
        assertThat(admin.send("DELETE", "/control-zones/" + announced.id(), null, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(204);
        assertThat(dispatcher.get(far).json().get("outcome").asText()).isEqualTo("outside");
    }

    @Test
    void theMapHasMarksAndZones() throws Exception {
        assertThat(dispatcher.get("/layers/stakes/features?limit=2000").body()).contains("K101+000=K100+700");
        assertThat(dispatcher.get("/tiles/stakes/14/13674/6102").status()).isIn(200, 204);
        assertThat(dispatcher.get("/tiles/highway_land/14/13674/6102").status()).isIn(200, 204);
    }

    @Test
    void theStripHasTheIssuesAlongTheLine() throws Exception {
        jdbi.useHandle(handle -> handle.execute("""
                insert into issue (org, id, source_number, category, state, source, route, stake, side, agency_id, geom, found_at,
                  stake_prefix, stake_from_mm, stake_to_mm)
                values (1, 7001, 'N1', 'garbage', 'registered', 'import', 'G101', 'K103+000', 'left', 2,
                  st_setsrid(st_makepoint(120.46, 41.57), 4326), '2020-04-01T00:00:00Z', 'K', 103300000, 103300000)"""));
        String path = "/highways/" + id("G101");
        JsonNode strip = dispatcher.get(path + "/strip").json();
        assertThat(strip.at("/issues/0/id").asLong()).isEqualTo(7001);
        assertThat(strip.at("/shared/0/route").asText()).isEqualTo("S206");
        assertThat(dispatcher
                        .get(path + "/strip?from=2020-05-01T00:00:00Z")
                        .json()
                        .get("issues"))
                .isEmpty();
        assertThat(server.as("officer.east").get(path + "/strip").json().get("issues"))
                .isEmpty();
        long campaign = dispatcher.post("/campaigns", """
                        {"name":"整治","state":"running","startsOn":"2020-03-16","endsOn":"2020-05-30","agencyId":1,
                         "categories":["heap"],"targets":[]}""").id();
        assertThat(dispatcher.get(path + "/strip?campaignId=" + campaign).json().get("issues"))
                .as("of its days, but not of its categories")
                .isEmpty();
        assertThat(dispatcher
                        .post(
                                "/campaigns/" + campaign + "/choices",
                                "{\"issueId\":7001,\"choice\":\"in\",\"reason\":\"同一整治\"}")
                        .status())
                .isLessThan(300);
        assertThat(dispatcher
                        .get(path + "/strip?campaignId=" + campaign)
                        .json()
                        .at("/issues/0/id")
                        .asLong())
                .isEqualTo(7001);
        assertThat(dispatcher.get(path + "/strip?campaignId=987654").status()).isEqualTo(404);
        assertThat(dispatcher
                        .get(path + "/strip-drawing?from=2020-03-01T00:00:00Z&campaignId2=" + campaign)
                        .body())
                .contains("1 处问题");
        String svg = dispatcher
                .get(path
                        + "/strip-drawing?from=2020-03-01T00:00:00Z&to=2020-05-01T00:00:00Z&from2=2020-05-01T00:00:00Z")
                .body();
        assertThat(svg).contains("长链 300.000 m").contains("2020-03-01").contains("共线 S206");
    }
}
