package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Units, stations, incidents, tasks and alarms, as clients meet them; every answer is held against the contract. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DispatchApiTest {
    private static final String INCIDENT =
            "{'category':'overload','summary':'超限货车','location':{'lon':120.40,'lat':41.57}}";

    private TestServer server;
    private ApiClient dispatcher;
    private ApiClient west;
    private long incident;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        west = server.as("officer.west");
        incident = post(dispatcher, "/incidents", INCIDENT).id();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void fromTheReportToTheOutcome() throws Exception {
        Answer reported = post(
                dispatcher,
                "/incidents",
                "{'category':'road_obstruction','summary':'落石','source':'hotline','reporterName':'刘先生','reporterPhone':'12328',"
                        + "'address':'一号桥','stake':'G25 K512+300','location':{'lon':120.40,'lat':41.57}}");
        long id = reported.id();
        assertThat(reported.json().at("/agency/id").asLong()).isEqualTo(SmallCity.WEST);
        assertThat(reported.json().get("priority").asInt()).isEqualTo(2);

        JsonNode candidates =
                dispatcher.get("/incidents/" + id + "/candidates").json().get("items");
        assertThat(candidates).hasSizeGreaterThanOrEqualTo(4).allMatch(candidate -> candidate.has("reason"));

        Answer sent = post(dispatcher, "/tasks", "{'incidentId':%d,'unitId':21,'instructions':'带锥桶'}".formatted(id));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json().at("/incident/stake").asText()).isEqualTo("G25 K512+300");
        assertThat(west.get("/tasks?mine=true&open=true").json().get("items")).hasSize(1);
        Answer early = dispatcher.patch("/incidents/" + id, 1, json("{'state':'closed','outcome':'x'}"));
        assertThat(early.status()).isEqualTo(409);

        String milestones = "/tasks/" + sent.id() + "/milestones";
        for (String milestone : List.of("delivered", "seen", "accepted", "en_route", "on_scene", "cleared")) {
            Answer reached = post(
                    west,
                    milestones,
                    "{'milestone':'%s','deviceTime':'2026-11-23T10:00:00+08:00','location':{'lon':120.401,'lat':41.571}}"
                            .formatted(milestone));
            assertThat(reached.status()).as(reached.body()).isEqualTo(201);
            assertThat(reached.json().get("state").asText()).isEqualTo(milestone);
        }
        Answer closed = dispatcher.patch("/incidents/" + id, 1, json("{'state':'closed','outcome':'已清理'}"));
        assertThat(closed.status()).isEqualTo(200);
        assertThat(dispatcher.get("/units/21").json().get("state").asText()).isEqualTo("returning");
        JsonNode summary = dispatcher.get("/incident-summary").json();
        assertThat(summary.get("closedToday").asInt()).isEqualTo(1);
        assertThat(summary.get("arrivals").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/units",
                "/units?agencyId=1&state=available&limit=1",
                "/units/21",
                "/people",
                "/people?agencyId=2&limit=1",
                "/vehicles",
                "/vehicles?agencyId=3",
                "/vehicles?q=%E8%BE%BDN&use=enforcement",
                "/vehicles/15",
                "/equipment",
                "/equipment?kind=helmet",
                "/stations",
                "/stations?kind=overload_control",
                "/stations/41",
                "/incident-categories",
                "/incidents",
                "/incidents?state=open&priority=2",
                "/incidents/{incident}",
                "/incidents/{incident}/timeline",
                "/incidents/{incident}/candidates",
                "/incident-summary",
                "/tasks",
                "/tasks?mine=true",
                "/alarms",
                "/alarms?state=raised"
            })
    void readsAsDocumented(String path) throws Exception {
        assertThat(dispatcher.get(filled(path)).status()).isEqualTo(200);
    }

    @Test
    void listsArePagedToTheirEnd() throws Exception {
        for (String list : List.of("/units", "/people", "/vehicles", "/stations", "/incidents")) {
            int all = dispatcher.get(list).json().get("items").size();
            int seen = 0;
            String after = "";
            while (after != null) {
                JsonNode page = dispatcher.get(list + "?limit=1" + after).json();
                seen += page.get("items").size();
                after = page.has("next")
                        ? "&after=" + URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8)
                        : null;
            }
            assertThat(seen).as(list).isEqualTo(all);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /units | {'callsign':'lower','kind':'foot','agencyId':2} | 400",
                "POST | /units | {'callsign':'X-1','kind':'horse','agencyId':2} | 400",
                "POST | /units | {'callsign':'X-1','kind':'vehicle','agencyId':2} | 400",
                "POST | /units | {'callsign':'X-1','kind':'foot','agencyId':9} | 404",
                "POST | /units | {'callsign':'X-1','kind':'foot','agencyId':2,'memberIds':[12,12]} | 400",
                "POST | /units | {'callsign':'101-01','kind':'foot','agencyId':2} | 409",
                "PATCH | /units/22 | {} | 400",
                "PATCH | /units/22 | {'state':'on_scene'} | 400",
                "PATCH | /units/22 | {'memberIds':[13]} | 409",
                "PATCH | /units/22 | {'vehicleId':17} | 404",
                "PATCH | /units/29 | {'state':'busy'} | 404",
                "POST | /incidents | {'category':'overload','summary':'  ','location':{'lon':120.4,'lat':41.57}} | 400",
                "POST | /incidents | {'category':'overload','summary':'a\\u0000b','location':{'lon':120.4,'lat':41.57}} | 400",
                "POST | /incidents | {'category':'overload','summary':'x','priority':5,'location':{'lon':120.4,'lat':41.57}} | 400",
                "POST | /incidents | {'category':'overload','summary':'x','location':{'lon':116.4,'lat':39.9}} | 400",
                "PATCH | /incidents/{incident} | {'state':'closed'} | 400",
                "PATCH | /incidents/{incident} | {'outcome':'x'} | 400",
                "PATCH | /incidents/{incident} | {'state':'open'} | 400",
                "PATCH | /incidents/{incident} | {'category':'dragons'} | 400",
                "POST | /tasks | {'incidentId':999999,'unitId':23} | 404",
                "POST | /tasks | {'incidentId':{incident},'unitId':29} | 404",
                "POST | /tasks | {'incidentId':{incident},'unitId':22} | 409",
                "POST | /tasks | {'incidentId':{incident},'unitId':22,'overrideReason':' '} | 400",
                "POST | /tasks | {'incidentId':{incident}} | 400",
                "POST | /tasks/999999/milestones | {'milestone':'seen'} | 404",
                "POST | /tasks/1/milestones | {'milestone':'dispatched'} | 400",
                "POST | /tasks/1/milestones | {'milestone':'cancelled'} | 400",
                "POST | /tasks/1/milestones | {'milestone':'seen','deviceTime':'yesterday'} | 400",
                "POST | /alarms | {'kind':'task_unacknowledged'} | 400",
                "POST | /alarms | {'kind':'sos','location':{'lon':'120','lat':41}} | 400",
                "PATCH | /alarms/999999 | {'state':'acknowledged'} | 404",
                "PATCH | /alarms/1 | {'state':'loud'} | 400",
                "GET | /incidents/999999/timeline | | 404",
                "GET | /incidents/999999/candidates | | 404",
                "GET | /alarms?state=loud | | 400",
                "GET | /equipment?kind=sword | | 400",
                "GET | /alarms?after=x | | 400"
            })
    void saysWhatIsWrong(String method, String path, String body, int status) throws Exception {
        Answer answer = send(dispatcher, method, path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("detail").asText()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}: {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "admin | POST | /units | {'callsign':'ADM-1','kind':'foot','agencyId':3} | 201",
                "admin | POST | /stations | {'code':'S-9','name':'北站','nameEn':'North','kind':'coach_station','location':{'lon':120.5,'lat':41.6}} | 201",
                "admin | POST | /stations | {'code':'S-8','name':'远','nameEn':'Far','kind':'bridge','location':{'lon':2,'lat':48}} | 400",
                "admin | POST | /stations | {'code':'P01','name':'重','nameEn':'Twice','kind':'bridge','location':{'lon':120.5,'lat':41.6}} | 409",
                "admin | PATCH | /stations/41 | {'agencyId':9} | 404",
                "admin | PATCH | /stations/41 | {'name':'新治超站','agencyId':3} | 200",
                "admin | PATCH | /stations/999999 | {'name':'x'} | 404",
                "dispatcher | POST | /stations | {'code':'S-7','name':'x','nameEn':'x','kind':'bridge','location':{'lon':120.5,'lat':41.6}} | 403",
                "admin | POST | /incidents | {'category':'overload','summary':'x','location':{'lon':120.4,'lat':41.57}} | 403",
                "leader | GET | /incidents | | 200",
                "leader | POST | /tasks | {'incidentId':{incident},'unitId':23} | 403",
                "verifier | GET | /tasks | | 403",
                "squad.west | POST | /tasks | {'incidentId':{incident},'unitId':23} | 404",
                "squad.west | GET | /incidents/{incident}/candidates | | 200",
                "officer.west | POST | /units | {'callsign':'OFF-1','kind':'foot','agencyId':2} | 403",
                "officer.west | GET | /units/23 | | 404",
                "officer.east | GET | /incidents/{incident} | | 404",
                "officer.west | GET | /incidents/{incident}/candidates | | 403",
                "officer.east | POST | /alarms | {'kind':'sos'} | 201",
                "other.admin | GET | /units/21 | | 404",
                "other.admin | GET | /stations/41 | | 404"
            })
    void everybodyMayWhatTheirRoleSaysWhereItSays(String who, String method, String path, String body, int status)
            throws Exception {
        Answer answer = send(server.as(who), method, path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void anSosIsAcknowledgedOnce() throws Exception {
        Answer raised = post(west, "/alarms", "{'kind':'sos','message':'被围堵','location':{'lon':120.4,'lat':41.57}}");
        assertThat(raised.status()).isEqualTo(201);
        String path = "/alarms/" + raised.id();
        Answer seen = dispatcher.patch(path, raised.version(), json("{'state':'acknowledged'}"));
        assertThat(seen.json().at("/acknowledgedBy/name").asText()).isEqualTo("dispatcher");
        assertThat(dispatcher
                        .patch(path, raised.version(), json("{'state':'acknowledged'}"))
                        .code())
                .isEqualTo("stale");
        assertThat(dispatcher
                        .patch(path, seen.version(), json("{'state':'acknowledged'}"))
                        .body())
                .isEqualTo(seen.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'; drop table incident; --", "<script>alert(1)</script>", "😀 𠀀 كيف", "a\\u202eb", "100%_\\\\"
            })
    void keepsTextToTheLetter(String text) throws Exception {
        String body = INCIDENT.replace('\'', '"').replace("超限货车", text);
        Answer kept = dispatcher.get(
                "/incidents/" + dispatcher.post("/incidents", body).id());
        String said = Json.tree("\"" + text + "\"").asText();
        assertThat(kept.json().get("summary").asText()).isEqualTo(said);
    }

    /** With a key or an ETag, as the method wants it. */
    private Answer send(ApiClient client, String method, String path, String body) throws Exception {
        return switch (method) {
            case "GET" -> client.get(filled(path));
            case "PATCH" -> client.patch(filled(path), 1, json(body));
            default -> post(client, filled(path), body);
        };
    }

    private Answer post(ApiClient client, String path, String body) throws Exception {
        return client.post(path, json(body));
    }

    private String filled(String text) {
        return text.replace("{incident}", String.valueOf(incident));
    }

    /** JSON may be written with single quotes here. */
    private String json(String text) {
        return filled(text).replace('\'', '"');
    }
}
