package org.roadmarshal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** March 2021 in the small city: what belongs to a campaign, what counts, and who may do what. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CampaignApiTest {
    private static final String KM = "\"categories\":[\"ditch\"]";

    private final AtomicInteger names = new AtomicInteger();
    private TestServer server;
    private ApiClient desk;
    private Season season;
    private long ditch;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        season = new Season(database);
        String g101 = "route = 'G101', side = 'left', stake_from_mm = %d, stake_to_mm = %d";
        season.issue("ditch", "closed", "2021-03-01", "km 2 2 2")
                .with(g101.formatted(0, 2_000_000))
                .with("township_id = 5")
                .closed("2021-03-05")
                .insert();
        ditch = season.issue("ditch", "filed", "2021-03-02", "km 2.4")
                .with(g101.formatted(1_000_000, 3_000_000))
                .insert();
        season.issue("ditch", "filed", "2021-03-03", "km 1")
                .with("agency_id = 3, route = 'S306'")
                .at("LINESTRING(120.50 41.57, 120.512 41.57)")
                .insert();
        season.issue("heap", "reported_done", "2021-03-31", "count 3 2", "m2 40 30")
                .with("agency_id = 4")
                .insert();
        season.issue("heap", "rejected", "2021-03-10", "count 100").insert();
        season.issue("ditch", "merged", "2021-03-10", "km 100")
                .with("parent_id = " + ditch)
                .insert();
        season.issue("heap", "filed", "2021-04-01", "count 50").insert();
        season.issue("heap", "filed", "2021-02-28", "count 60").insert();
        season.issue("stall", "filed", "2021-03-10", "count 7").insert();
        server = TestServer.start(database);
        desk = server.as("dispatcher");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String plan(String more) {
        return "{\"name\":\"整治%d\",\"startsOn\":\"2021-03-01\",\"endsOn\":\"2021-03-31\",\"agencyId\":1%s}"
                .formatted(names.incrementAndGet(), more.isEmpty() ? "" : "," + more);
    }

    private Answer create(String more) throws Exception {
        Answer created = desk.post("/campaigns", plan(more));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private JsonNode figures(ApiClient who, long id) throws Exception {
        return who.get("/campaigns/" + id + "/figures").json();
    }

    /** Such as {@code ditch km 4.2/2/2; heap count 3/2/0}. */
    private static String told(JsonNode figures) {
        StringBuilder text = new StringBuilder();
        for (JsonNode line : figures.get("totals")) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(line.get("category").asText())
                    .append(' ')
                    .append(line.get("unit").asText())
                    .append(' ')
                    .append(line.get("found").decimalValue().toPlainString())
                    .append('/')
                    .append(line.get("removed").decimalValue().toPlainString())
                    .append('/')
                    .append(line.get("verified").decimalValue().toPlainString());
        }
        return text.toString();
    }

    @Test
    void aPlanComesBackAsItWasGivenAndIsChangedWhole() throws Exception {
        Answer created = create("""
                "nameEn":"Spring","categories":["heap","ditch"],"targets":[{"category":"ditch","unit":"km","amount":10.5}],
                "territory":{"agencyIds":[2],"townshipIds":[5],"routes":["G101"],"area":{"type":"Polygon","coordinates":
                [[[120,41],[121,41],[121,42],[120,42],[120,41]]]}}""");
        JsonNode campaign = created.json();
        assertThat(campaign.get("state").asText()).isEqualTo("planned");
        assertThat(campaign.at("/territory/routes/0").asText()).isEqualTo("G101");
        assertThat(campaign.at("/targets/0/amount").decimalValue()).isEqualByComparingTo("10.5");
        assertThat(campaign.at("/createdBy/name").asText()).isEqualTo("dispatcher");
        assertThat(server.as("officer.east").get("/campaigns/" + created.id()).json())
                .as("whoever reads issues")
                .isEqualTo(campaign);
        String again = plan("\"state\":\"closed\"," + KM);
        Answer changed = put(desk, created.id(), created.version(), again);
        assertThat(changed.json().get("targets")).isEmpty();
        assertThat(changed.json().at("/territory/agencyIds")).isEmpty();
        assertThat(put(desk, created.id(), created.version(), again).code()).isEqualTo("stale");
        assertThat(put(desk, created.id(), changed.version(), again).code())
                .as("closed and to stay closed")
                .isEqualTo("conflict");
        assertThat(desk.post(
                                "/campaigns/" + created.id() + "/choices",
                                "{\"issueId\":%d,\"choice\":\"out\",\"reason\":\"x\"}".formatted(ditch))
                        .code())
                .isEqualTo("conflict");
        assertThat(put(desk, created.id(), changed.version(), plan("\"state\":\"running\"," + KM))
                        .status())
                .isEqualTo(200);
    }

    private static Answer put(ApiClient who, long id, int version, String plan) throws Exception {
        return who.send("PUT", "/campaigns/" + id, plan, Map.of("If-Match", "\"" + version + "\""));
    }

    /** Ditches: 2 km, of 2.4 km the half that is new, 1 km elsewhere. Merged, rejected and other days' are not there. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "everywhere      |                                | ditch km 4.2/2/2; heap count 3/2/0; heap m2 40/30/0",
                "a squad         | 'agencyIds':[3]                | ditch km 1/0/0; heap count 0/0/0; heap m2 0/0/0",
                "its ground too  | 'agencyIds':[2]                | ditch km 3.2/2/2; heap count 3/2/0; heap m2 40/30/0",
                "all of them     | 'agencyIds':[1]                | ditch km 4.2/2/2; heap count 3/2/0; heap m2 40/30/0",
                "a township      | 'townshipIds':[5]              | ditch km 2/2/2; heap count 0/0/0; heap m2 0/0/0",
                "a route         | 'routes':['S306']              | ditch km 1/0/0; heap count 0/0/0; heap m2 0/0/0",
                "both at once    | 'routes':['G101'],'agencyIds':[3] | ditch km 0/0/0; heap count 0/0/0; heap m2 0/0/0",
                "an area         | 'area':{'type':'Polygon','coordinates':[[[120.45,41],[121,41],[121,42],[120.45,42],[120.45,41]]]} | ditch km 1/0/0; heap count 0/0/0; heap m2 0/0/0",
            })
    void theTerritoryDecides(String what, String territory, String expected) throws Exception {
        Answer created = create("\"categories\":[\"ditch\",\"heap\"],\"territory\":{%s}"
                .formatted(territory == null ? "" : territory.replace('\'', '"')));
        assertThat(told(figures(desk, created.id()))).isEqualTo(expected);
    }

    @Test
    void kilometresThatOverlapAreSaidToBe() throws Exception {
        long id = create(KM).id();
        JsonNode line = figures(desk, id).at("/totals/0");
        assertThat(line.get("doubled").decimalValue()).isEqualByComparingTo("1.2");
        JsonNode shared = desk.get("/campaigns/" + id + "/cases?category=ditch&by=route&key=G101")
                .json()
                .get("items")
                .get(0);
        assertThat(shared.get("id").asLong()).isEqualTo(ditch);
        assertThat(shared.at("/quantities/0/found").decimalValue()).isEqualByComparingTo("1.2");
        assertThat(shared.at("/quantities/0/share").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(figures(desk, id).get("left").toString()).isEqualTo("{\"merged\":1,\"rejected\":0,\"chosen\":0}");
    }

    @Test
    void whatSomebodyDecidedComesBeforeTheRules() throws Exception {
        Answer created = create("\"categories\":[\"heap\"]");
        String path = "/campaigns/" + created.id();
        long april = season.issue("stall", "filed", "2022-04-10", "count 9").insert();
        JsonNode heap = desk.get(path + "/cases").json().get("items").get(0);
        assertThat(desk.post(path + "/choices", "{\"issueId\":%d,\"choice\":\"in\"}".formatted(april))
                        .code())
                .as("without a reason")
                .isEqualTo("validation");
        LiveClient live =
                LiveClient.follow(server.url(), server.as("officer.east").token(), null);
        Answer in =
                desk.post(path + "/choices", "{\"issueId\":%d,\"choice\":\"in\",\"reason\":\"同一行动\"}".formatted(april));
        assertThat(in.version()).isEqualTo(created.version() + 1);
        assertThat(live.awaitFact("campaign.changed")
                        .at("/data/campaign/version")
                        .asInt())
                .isEqualTo(in.version());
        live.close();
        assertThat(told(figures(desk, created.id()))).isEqualTo("heap count 3/2/0; heap m2 40/30/0; stall count 9/0/0");
        desk.post(
                path + "/choices",
                "{\"issueId\":%d,\"choice\":\"out\",\"reason\":\"重复\"}"
                        .formatted(heap.get("id").asLong()));
        assertThat(told(figures(desk, created.id()))).isEqualTo("heap count 0/0/0; heap m2 0/0/0; stall count 9/0/0");
        assertThat(figures(desk, created.id()).at("/left/chosen").asInt()).isEqualTo(1);
        assertThat(desk.get(path + "/choices").json().get("items")).hasSize(2);
        for (long each : new long[] {april, heap.get("id").asLong()}) {
            desk.post(path + "/choices", "{\"issueId\":%d,\"choice\":\"computed\"}".formatted(each));
        }
        assertThat(told(figures(desk, created.id()))).isEqualTo("heap count 3/2/0; heap m2 40/30/0");
        assertThat(desk.post(path + "/choices", "{\"issueId\":99,\"choice\":\"out\",\"reason\":\"x\"}")
                        .code())
                .isEqualTo("not_found");
    }

    /** By the campaign, the desk's list and count find what its own cases are, decisions of people and all. */
    @Test
    void theDeskFiltersByIt() throws Exception {
        long id = create("\"categories\":[\"ditch\",\"heap\"],\"territory\":{\"agencyIds\":[2]}")
                .id();
        long stall = season.issue("stall", "filed", "2023-04-10", "count 9").insert();
        for (String choice : new String[] {
            "\"issueId\":%d,\"choice\":\"in\"".formatted(stall), "\"issueId\":%d,\"choice\":\"out\"".formatted(ditch)
        }) {
            assertThat(desk.post("/campaigns/" + id + "/choices", "{%s,\"reason\":\"x\"}".formatted(choice))
                            .status())
                    .isLessThan(300);
        }
        String filter = "?limit=100&campaignId=" + id;
        List<Long> cases = ids(desk, "/campaigns/" + id + "/cases?limit=100");
        assertThat(cases).contains(stall).doesNotContain(ditch).hasSizeGreaterThan(2);
        assertThat(ids(desk, "/issues" + filter)).isEqualTo(cases);
        assertThat(ids(desk, "/issues" + filter + "&category=stall")).containsExactly(stall);
        assertThat(ids(server.as("officer.east"), "/issues" + filter)).isEmpty();
        assertThat(desk.get("/issue-count?campaignId=" + id)
                        .json()
                        .get("issues")
                        .asInt())
                .isEqualTo(cases.size());
        assertThat(desk.get("/issue-tiles/3/6/2?campaignId=" + id).status()).isEqualTo(200);
        assertThat(desk.get("/issues?campaignId=987654").code()).isEqualTo("not_found");
    }

    private static List<Long> ids(ApiClient who, String path) throws Exception {
        List<Long> ids = new ArrayList<>();
        who.get(path).json().get("items").forEach(item -> ids.add(item.get("id").asLong()));
        return ids;
    }

    @Test
    void figuresAreOfWhatOneMayRead() throws Exception {
        long id = create("\"categories\":[\"ditch\",\"heap\"]").id();
        assertThat(told(figures(server.as("officer.west"), id)))
                .isEqualTo("ditch km 3.2/2/2; heap count 0/0/0; heap m2 0/0/0");
        assertThat(told(figures(server.as("officer.east"), id)))
                .isEqualTo("ditch km 1/0/0; heap count 0/0/0; heap m2 0/0/0");
        assertThat(server.as("officer.east")
                        .get("/campaigns/" + id + "/cases")
                        .json()
                        .get("items"))
                .hasSize(1);
        for (String who : new String[] {"leader", "squad.west", "verifier"}) {
            assertThat(server.as(who).post("/campaigns", plan(KM)).code())
                    .as(who)
                    .isEqualTo("forbidden");
            assertThat(put(server.as(who), id, 1, plan(KM)).code()).as(who).isEqualTo("forbidden");
        }
        assertThat(server.as("admin").get("/campaigns").code())
                .as("reads no issues")
                .isEqualTo("forbidden");
    }

    @Test
    void whoHasTheFiguresIsNotToldThemAgain() throws Exception {
        LiveClient live = LiveClient.follow(server.url(), desk.token(), null);
        long id = create(KM).id();
        live.await(message -> message.path("kind").asText().equals("campaign.created")
                && message.get("id").asLong() == id);
        live.close();
        String path = "/campaigns/" + id + "/figures?by=squad";
        Answer first = desk.get(path);
        Map<String, String> has = Map.of("If-None-Match", first.etag());
        assertThat(desk.send("GET", path, null, has).status()).isEqualTo(304);
        assertThat(server.as("officer.west").send("GET", path, null, has).status())
                .as("somebody who sees less")
                .isEqualTo(200);
        assertThat(desk.send("GET", path.replace("squad", "route"), null, has).status())
                .as("another question")
                .isEqualTo(200);
    }

    @Test
    void theYearBeforeIsFound() throws Exception {
        Answer then = desk.post(
                "/campaigns", plan(KM).replace("2021-03-01", "2031-03-10").replace("2021-03-31", "2031-05-01"));
        Answer now = desk.post(
                "/campaigns", plan(KM).replace("2021-03-01", "2032-03-01").replace("2021-03-31", "2032-04-30"));
        assertThat(now.json().at("/previous/id").asLong()).isEqualTo(then.id());
        assertThat(then.json().has("previous")).isFalse();
    }

    @Test
    void anAreaThatCrossesItselfIsRefusedWithItsReason() throws Exception {
        Answer refused = desk.post("/campaigns", plan("""
                "categories":["heap"],"territory":{"area":{"type":"Polygon","coordinates":
                [[[120,41],[121,42],[121,41],[120,42],[120,41]]]}}"""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("reason").asText()).isEqualTo("geometry_invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'categories':[]                                                   | no category",
                "'categories':['dragons']                                          | unknown category",
                "'categories':['heap','heap']                                      | twice",
                "'categories':['heap'],'agencyId':77                               | unknown agency",
                "'categories':['heap'],'endsOn':'2021-02-01'                       | ends before it begins",
                "'categories':['heap'],'endsOn':'2025-02-01'                       | too long",
                "'categories':['heap'],'endsOn':'2021-02-31'                       | no such day",
                "'categories':['heap'],'name':'  '                                 | blank name",
                "'categories':['heap'],'territory':{'townshipIds':[2]}             | a squad is no township",
                "'categories':['heap'],'territory':{'agencyIds':[9]}               | another org's agency",
                "'categories':['heap'],'territory':{'routes':['101']}              | no route",
                "'categories':['heap'],'territory':{'area':{'type':'Point','coordinates':[120,41]}} | no area",
                "'categories':['heap'],'territory':{'area':{'type':'Polygon'}}     | half a polygon",
                "'categories':['heap'],'targets':[{'category':'ditch','unit':'km','amount':1}]  | a target of another category",
                "'categories':['heap'],'targets':[{'category':'heap','unit':'km','amount':1}]   | a unit that it has not",
                "'categories':['heap'],'targets':[{'category':'heap','unit':'m2','amount':0}]   | nothing as a target",
                "'categories':['heap'],'colour':'red'                              | unknown field",
            })
    void refusesWhatCannotBe(String more, String what) throws Exception {
        String body = plan(more.strip().replace('\'', '"'));
        for (String field : new String[] {"agencyId", "endsOn", "name"}) {
            if (more.contains("'" + field + "'")) {
                body = body.replaceFirst("\"" + field + "\":[^,]*,", "");
            }
        }
        Answer answer = desk.post("/campaigns", body);
        assertThat(answer.status()).as(what + answer.body()).isBetween(400, 403);
    }

    @Test
    void refusesWrongQuestions() throws Exception {
        long id = create(KM).id();
        for (String query : new String[] {
            "/figures?by=moon",
            "/cases?by=squad",
            "/cases?key=2",
            "/progress?unit=km",
            "/places",
            "/places?bbox=9,9,1,1",
            "/report",
            "/report?format=odt",
            "/cases?limit=0"
        }) {
            assertThat(desk.get("/campaigns/" + id + query).code()).as(query).isEqualTo("validation");
        }
        assertThat(desk.get("/campaigns/987654/figures").code()).isEqualTo("not_found");
        String taken = plan(KM);
        desk.post("/campaigns", taken);
        assertThat(desk.post("/campaigns", taken).code()).isEqualTo("conflict");
    }
}
