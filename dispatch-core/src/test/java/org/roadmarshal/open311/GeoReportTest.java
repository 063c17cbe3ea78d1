package org.roadmarshal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Open311 as another program meets it, over HTTP, in both formats. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GeoReportTest {
    private static final String[] PRIVATE = {
        "13900001111",
        "liu@example.org",
        "刘",
        "秘密",
        "门牌七号",
        "dispatcher",
        "admin",
        "41.5712",
        "120.4012",
        "device-77",
        "张伟"
    };

    private TestServer server;
    private ApiClient admin;
    private ApiClient desk;
    private Caller311 caller;
    private Jdbi jdbi;
    private String key;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        server = TestServer.start(database);
        caller = new Caller311(server.url());
        admin = server.as("admin");
        desk = server.as("dispatcher");
        HttpResponse<String> off = caller.get("v2/services.xml");
        assertThat(off.statusCode()).as("off by default").isEqualTo(404);
        Schema311.xml(Schema311.ERRORS, off);
        assertThat(admin.patch("/publication", 1, "{\"open311\":true,\"contact\":\"0421-12328\"}")
                        .status())
                .isEqualTo(200);
        key = key("路况小程序", 6000);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String key(String name, int perMinute) throws Exception {
        return admin.post("/open311-keys", "{\"name\":\"%s\",\"perMinute\":%d}".formatted(name, perMinute))
                .json()
                .get("key")
                .asText();
    }

    /** A report with all that a program can say. */
    private String[] report(String description, String... more) {
        List<String> form = new ArrayList<>(List.of(
                "api_key",
                key,
                "jurisdiction_id",
                "smallcity",
                "service_code",
                "garbage",
                "lat",
                "41.5712",
                "long",
                "120.4012",
                "description",
                description,
                "address_string",
                "门牌七号",
                "first_name",
                "明",
                "last_name",
                "刘",
                "phone",
                "13900001111",
                "email",
                "liu@example.org",
                "device_id",
                "device-77",
                "account_id",
                "a-1",
                "media_url",
                "https://example.org/1.jpg",
                "attribute[t]",
                "1.5",
                "attribute[stake]",
                "G101 K480+200",
                "attribute[side]",
                "left",
                "attribute[hinders][]",
                "sight",
                "attribute[hinders][]",
                "drainage"));
        form.addAll(List.of(more));
        return form.toArray(String[]::new);
    }

    private long reported(String description) throws Exception {
        HttpResponse<String> made = caller.post("v2/requests.json", report(description));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return Schema311.json(Schema311.CREATED, made)
                .get(0)
                .get("service_request_id")
                .asLong();
    }

    private Answer release(long issue, String text, Long... photos) throws Exception {
        Answer decided = desk.post(
                "/issues/%d/release".formatted(issue),
                "{\"state\":\"released\",\"text\":\"%s\",\"photoIds\":%s}".formatted(text, List.of(photos)));
        assertThat(decided.status()).as(decided.body()).isEqualTo(201);
        return decided;
    }

    private static List<Long> ids(JsonNode requests) {
        return StreamSupport.stream(requests.spliterator(), false)
                .map(request -> request.get("service_request_id").asLong())
                .toList();
    }

    @Test
    void discoveryAndServicesAreAsTheStandardSays() throws Exception {
        JsonNode discovery = Schema311.both(caller, Schema311.DISCOVERY, "discovery");
        assertThat(discovery.at("/endpoints/0/url").asText()).isEqualTo(server.url() + "/open311/v2");
        assertThat(discovery.get("contact").asText()).isEqualTo("0421-12328");
        JsonNode services = Schema311.both(caller, Schema311.SERVICES, "v2/services?jurisdiction_id=smallcity");
        assertThat(services).hasSize(9);
        for (JsonNode service : services) {
            JsonNode definition = Schema311.both(
                    caller,
                    Schema311.DEFINITION,
                    "v2/services/" + service.get("service_code").asText());
            assertThat(definition.get("service_code")).isEqualTo(service.get("service_code"));
            List<Integer> orders = new ArrayList<>();
            definition
                    .get("attributes")
                    .forEach(each -> orders.add(each.get("order").asInt()));
            assertThat(orders)
                    .as("positive and each once")
                    .doesNotHaveDuplicates()
                    .allMatch(n -> n > 0);
        }
        assertThat(Schema311.both(caller, Schema311.DEFINITION, "v2/services/heap")
                        .findValuesAsText("code"))
                .containsExactly("count", "m2", "stake", "side", "hinders");
    }

    @Test
    void aReportIsAnIssueOnce() throws Exception {
        HttpResponse<String> xml = caller.post("v2/requests.xml", report("一车垃圾 <b> & \"引号\""));
        HttpResponse<String> json = caller.post("v2/requests.json", report("一车垃圾 <b> & \"引号\""));
        JsonNode made = Schema311.same(Schema311.CREATED, xml, json).get(0);
        assertThat(made.has("token")).as("an id or a token").isFalse();
        assertThat(made.get("account_id").asText()).isEqualTo("a-1");
        JsonNode issue =
                desk.get("/issues/" + made.get("service_request_id").asText()).json();
        assertThat(issue.get("source").asText()).isEqualTo("public");
        assertThat(issue.get("state").asText()).isEqualTo("registered");
        assertThat(issue.get("description").asText()).isEqualTo("一车垃圾 <b> & \"引号\"");
        assertThat(issue.get("route").asText()
                        + issue.get("stake").asText()
                        + issue.get("side").asText())
                .isEqualTo("G101K480+200left");
        assertThat(issue.at("/quantities/0/found").asDouble()).isEqualTo(1.5);
        assertThat(issue.has("foundBy")).isFalse();
        JsonNode told = desk.get("/issues/%d/report".formatted(issue.get("id").asLong()))
                .json();
        assertThat(told.at("/report/reporter/phone").asText()).isEqualTo("13900001111");
        assertThat(told.at("/report/attributes/hinders").toString()).isEqualTo("[\"sight\",\"drainage\"]");
        assertThat(told.at("/report/via").asText()).isEqualTo("路况小程序");
        String journal = jdbi.withHandle(handle -> handle.createQuery(
                        "select string_agg(data::text, ' ') from journal where subject like 'open311%'")
                .mapTo(String.class)
                .one());
        assertThat(journal).as("the journal never forgets").doesNotContain("13900001111", "liu@example.org");
    }

    @Test
    void withoutAPlaceItWaitsUnderItsToken() throws Exception {
        HttpResponse<String> taken = caller.post(
                "v2/requests.json",
                "api_key",
                key,
                "service_code",
                "stall",
                "address_string",
                "老桥头",
                "description",
                "占道经营");
        JsonNode made = Schema311.json(Schema311.CREATED, taken).get(0);
        assertThat(made.has("service_request_id")).isFalse();
        String token = made.get("token").asText();
        assertThat(Schema311.both(caller, Schema311.TOKEN, "v2/tokens/" + token)
                        .at("/0/service_request_id")
                        .isNull())
                .isTrue();
        JsonNode waiting = desk.get("/open311-reports").json().at("/items/0");
        assertThat(waiting.get("address").asText()).isEqualTo("老桥头");
        String path = "/open311-reports/" + waiting.get("id").asLong();
        assertThat(desk.patch(path, 1, "{}").status()).isEqualTo(400);
        assertThat(desk.patch(path, 1, "{\"location\":{\"lon\":20,\"lat\":41.5}}")
                        .code())
                .as("another continent")
                .isEqualTo("validation");
        Answer placed = desk.patch(path, 1, "{\"location\":{\"lon\":120.41,\"lat\":41.57}}");
        assertThat(placed.json().get("state").asText()).isEqualTo("placed");
        assertThat(desk.patch(path, 2, "{\"discard\":true}").code()).isEqualTo("conflict");
        assertThat(Schema311.both(caller, Schema311.TOKEN, "v2/tokens/" + token)
                        .at("/0/service_request_id")
                        .asText())
                .isEqualTo(placed.json().get("issueId").asText());

        String spam = Schema311.json(
                        Schema311.CREATED,
                        caller.post("v2/requests.json", "api_key", key, "service_code", "stall", "address_id", "77"))
                .at("/0/token")
                .asText();
        long id = desk.get("/open311-reports").json().at("/items/0/id").asLong();
        assertThat(desk.patch("/open311-reports/" + id, 1, "{\"discard\":true}")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("discarded");
        assertThat(caller.get("v2/tokens/%s.xml".formatted(spam)).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsToldThatNobodyReleased() throws Exception {
        long hidden = reported("秘密：某家在偷倒");
        long photo = desk.upload("/evidence?capturedAt=" + Instant.now().minusSeconds(60), Pictures.jpeg(7))
                .id();
        long shown = desk.post("/issues", """
                        {"category":"heap","source":"department","description":"秘密：举报人刘某","address":"门牌七号","route":"G101",
                         "stake":"K480+200","geometry":{"type":"Point","coordinates":[120.4012,41.5712]},"photoIds":[%d]}""".formatted(photo)).id();
        assertThat(caller.get("v2/requests/%d.json".formatted(shown)).statusCode())
                .isEqualTo(404);
        release(shown, "路侧堆放砂石", photo);
        JsonNode before = Schema311.both(caller, Schema311.REQUESTS, "v2/requests/" + hidden)
                .get(0);
        assertThat(before.get("description").isNull()).isTrue();
        assertThat(before.get("media_url").isNull()).isTrue();
        assertThat(before.get("status").asText()).isEqualTo("open");
        assertThat(Math.abs(before.get("lat").asDouble() - 41.5712)).isLessThan(0.0008);
        JsonNode told = Schema311.both(caller, Schema311.REQUESTS, "v2/requests/%d?extensions=true".formatted(shown))
                .get(0);
        assertThat(told.get("description").asText()).isEqualTo("路侧堆放砂石");
        assertThat(told.get("address").asText()).isEqualTo("G101 K480");
        assertThat(told.at("/extended_attributes/state").asText()).isEqualTo("received");
        assertThat(told.at("/extended_attributes/photo_urls")).hasSize(1);
        assertThat(told.get("requested_datetime").asText()).endsWith("+08:00");
        String url = told.get("media_url").asText();
        assertThat(desk.get(url.substring((server.url() + "/api/v1").length())).contentType())
                .isEqualTo("image/jpeg");
        for (String format : List.of("xml", "json")) {
            for (String path :
                    List.of("v2/requests.%s?extensions=true", "v2/servicerequestupdates.%s", "v2/services.%s")) {
                assertThat(caller.get(path.formatted(format)).body()).doesNotContain(PRIVATE);
            }
        }
        desk.post("/issues/%d/release".formatted(shown), "{\"state\":\"withheld\"}");
        assertThat(caller.get("v2/requests/%d.json".formatted(shown)).statusCode())
                .as("taken back")
                .isEqualTo(404);
    }

    @Test
    void filtersPagesAndLimits() throws Exception {
        jdbi.useHandle(handle -> handle.execute("""
                with made as (insert into issue (org, category, state, source, agency_id, geom, found_at, closed_at)
                  select 1, case when n % 2 = 0 then 'stall' else 'market' end, case when n % 5 = 0 then 'closed' else 'filed' end,
                    'public', 2, st_setsrid(st_makepoint(120.4, 41.57), 4326),
                    timestamptz '2024-01-10 00:00:00+08' + n * interval '1 minute',
                    case when n % 5 = 0 then timestamptz '2024-02-01 00:00:00+08' end
                  from generate_series(1, 1005) n returning id)
                insert into open311_report (org, key_id, token, fingerprint, state, issue_id, category, attributes)
                select 1, 1001, md5(id::text), decode(md5(id::text) || md5(id::text), 'hex'), 'placed', id, 'stall', '{}' from made"""));
        String span = "start_date=2024-01-01T00:00:00%2B08:00&end_date=2024-03-01T00:00:00Z";
        JsonNode all = Schema311.both(caller, Schema311.REQUESTS, "v2/requests?" + span);
        assertThat(all).as("the standard's 1,000").hasSize(1000);
        assertThat(ids(all)).isSortedAccordingTo(Comparator.reverseOrder());
        List<Long> everything = new ArrayList<>(ids(all));
        everything.addAll(ids(json("v2/requests.json?page=2&" + span)));
        assertThat(everything).hasSize(1005).doesNotHaveDuplicates();
        assertThat(ids(json("v2/requests.json?page_size=10&page=3&" + span))).isEqualTo(everything.subList(20, 30));
        assertThat(json("v2/requests.json?service_code=market&" + span)).hasSize(503);
        assertThat(json("v2/requests.json?service_code=market,%20garbage&" + span))
                .hasSize(503);
        assertThat(json("v2/requests.json?service_code=market&service_code=stall&page=2&" + span))
                .hasSize(5);
        assertThat(json("v2/requests.json?service_code=dragons&" + span)).isEmpty();
        assertThat(json("v2/requests.json?status=closed&" + span)).hasSize(201);
        assertThat(json("v2/requests.json?status=open&" + span)).hasSize(804);
        assertThat(json("v2/requests.json?status=open,closed&page=2&" + span)).hasSize(5);
        assertThat(json("v2/requests.json?status=&service_code=&page=2&" + span))
                .as("empty is as absent")
                .hasSize(5);
        assertThat(json("v2/requests.json?start_date=2024-01-10T08:00:00Z"))
                .as("from then on, 90 days")
                .hasSize(46);
        assertThat(json("v2/requests.json?end_date=2024-01-09T16:10:00Z")).hasSize(10);
        assertThat(ids(json("v2/requests.json")))
                .as("without dates, the last 90 days")
                .doesNotContainAnyElementsOf(everything);
        String two = everything.get(3) + "," + everything.get(5) + ",none,99999999";
        assertThat(ids(json("v2/requests.json?status=nonsense-free&service_request_id=" + two
                        + "&start_date=2026-01-01T00:00:00Z")))
                .as("ids override")
                .containsExactlyInAnyOrder(everything.get(3), everything.get(5));
    }

    private JsonNode json(String path) throws Exception {
        return Schema311.json(Schema311.REQUESTS, caller.get(path));
    }

    @Test
    void updatesAreTheStepsThatThePublicMayKnow() throws Exception {
        long id = reported("更新");
        Answer filed = desk.post(
                "/issues/%d/steps".formatted(id), "{\"action\":\"file\",\"noDuplicate\":true,\"offRoute\":true}");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        desk.post("/issues/%d/steps".formatted(id), "{\"action\":\"reject\",\"reason\":\"秘密原因\"}");
        JsonNode updates =
                Schema311.both(caller, Schema311.UPDATES, "v2/servicerequestupdates?service_request_id=" + id);
        assertThat(updates.findValuesAsText("status")).containsExactly("open", "open", "closed");
        assertThat(updates.toString()).doesNotContain(PRIVATE);
        JsonNode request = json("v2/requests/%d.json".formatted(id)).get(0);
        assertThat(request.get("status").asText()).isEqualTo("closed");
        assertThat(Schema311.both(
                        caller,
                        Schema311.UPDATES,
                        "v2/servicerequestupdates?end_date=2020-01-01T00:00:00Z&service_request_id=" + id))
                .isEmpty();
        assertThat(Schema311.both(
                        caller,
                        Schema311.UPDATES,
                        "v2/servicerequestupdates?page_size=2&page=2&service_request_id=" + id))
                .hasSize(1);
    }

    @Test
    void whatOthersSayReachesTheDeskAndNobodyElse() throws Exception {
        long id = reported("评论");
        String[] said = {
            "api_key",
            key,
            "service_request_id",
            String.valueOf(id),
            "update_id",
            "u-1",
            "updated_datetime",
            "2026-11-20T08:00:00+08:00",
            "status",
            "OPEN",
            "description",
            "秘密评论",
            "email",
            "liu@example.org"
        };
        HttpResponse<String> xml = caller.post("v2/servicerequestupdates.xml", said);
        HttpResponse<String> json = caller.post("v2/servicerequestupdates.json", said);
        Schema311.same(Schema311.UPDATES, xml, json);
        JsonNode told = desk.get("/issues/%d/report".formatted(id)).json().get("updates");
        assertThat(told).as("the same update once").hasSize(1);
        assertThat(told.at("/0/description").asText()).isEqualTo("秘密评论");
        assertThat(caller.get("v2/servicerequestupdates.json?service_request_id=" + id)
                        .body())
                .doesNotContain(PRIVATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | v2/services | jurisdiction_id=elsewhere                      | 404 | 404",
                "GET  | v2/services/dragons |                                        | 404 | 404",
                "GET  | v2/requests/99999999 |                                       | 404 | 404",
                "GET  | v2/requests/abc |                                            | 404 | 404",
                "GET  | v2/tokens/abc |                                              | 404 | 404",
                "GET  | v2/nothing |                                                 | 404 | 404",
                "GET  | v3/services |                                                | 404 | 404",
                "GET  | v2/requests | status=burning                                 | 400 | 400",
                "GET  | v2/requests | start_date=2026-01-01                          | 400 | 400",
                "GET  | v2/requests | start_date=2026-01-01T00:00:00                 | 400 | 400",
                "GET  | v2/requests | start_date=2024-01-01T00:00:00Z&end_date=2024-06-01T00:00:00Z | 400 | 400",
                "GET  | v2/requests | start_date=2024-06-01T00:00:00Z&end_date=2024-01-01T00:00:00Z | 400 | 400",
                "GET  | v2/requests | page=0                                         | 400 | 400",
                "GET  | v2/requests | page_size=1001                                 | 400 | 400",
                "GET  | v2/requests | page=2&page=3                                  | 400 | 400",
                "POST | v2/requests | api_key=%zz                                    | 400 | 400",
                "GET  | v2/requests | page=%ff                                       | 400 | 400",
                "GET  | v2/requests | service_code=a%00b                             | 400 | 400",
                "POST | v2/requests | service_code=garbage&lat=41.57&long=120.4      | 403 | 403",
                "POST | v2/requests | api_key=wrong&service_code=garbage             | 403 | 403",
                "POST | v2/requests | api_key=KEY&jurisdiction_id=nowhere            | 404 | 404",
                "POST | v2/requests | api_key=KEY                                    | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=dragons&lat=41&long=1 | 404 | 404",
                "POST | v2/requests | api_key=KEY&service_code=garbage               | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=41.57     | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=x&long=y  | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=120.4&long=41.57 | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=1.5&long=2.5 | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=41.57&long=120.4&attribute[t]=-1 | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=41.57&long=120.4&attribute[t][]=1&attribute[t][]=2 | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=41.57&long=120.4&attribute[side]=up | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=41.57&long=120.4&attribute[colour]=red | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=41.57&long=120.4&media_url=file:///etc/passwd | 400 | 400",
                "POST | v2/requests | api_key=KEY&service_code=garbage&lat=41.57&lat=41.58&long=120.4 | 400 | 400",
                "POST | v2/servicerequestupdates | service_request_id=1              | 403 | 403",
                "POST | v2/servicerequestupdates | api_key=KEY                       | 400 | 400",
                "POST | v2/servicerequestupdates | api_key=KEY&service_request_id=99999999&update_id=1&updated_datetime=2026-01-01T00:00:00Z&status=open&description=x | 404 | 404",
                "POST | v2/services |                                                | 400 | 405",
                "PUT  | v2/requests | api_key=KEY                                    | 400 | 405",
            })
    void errorsAreAsTheStandardSays(String method, String path, String fields, int status, int code) throws Exception {
        String text = fields == null ? "" : fields.replace("KEY", key);
        HttpResponse<String> xml = send(method, path + ".xml", text);
        HttpResponse<String> json = send(method, path + ".json", text);
        assertThat(xml.statusCode()).as(xml.body()).isEqualTo(status);
        assertThat(json.statusCode()).as(json.body()).isEqualTo(status);
        JsonNode errors = Schema311.same(Schema311.ERRORS, xml, json);
        assertThat(errors).isNotEmpty();
        errors.forEach(error -> assertThat(error.get("code").asInt()).isEqualTo(code));
        assertThat(xml.body() + json.body()).doesNotContain("Exception", "org.roadmarshal", key);
    }

    private HttpResponse<String> send(String method, String path, String fields) throws Exception {
        return method.equals("GET")
                ? caller.get(path + "?" + fields)
                : caller.raw(method, path, "application/x-www-form-urlencoded", fields);
    }

    @Test
    void allFaultsAreToldAtOnceAndBodiesHaveBounds() throws Exception {
        HttpResponse<String> many = caller.post(
                "v2/requests.json",
                "api_key",
                key,
                "service_code",
                "garbage",
                "lat",
                "x",
                "long",
                "y",
                "media_url",
                "ftp://x",
                "description",
                "长".repeat(4001));
        assertThat(Schema311.json(Schema311.ERRORS, many)).hasSize(3);
        assertThat(caller.post("v2/requests.json", report("长".repeat(4000))).statusCode())
                .as("4,000 characters")
                .isEqualTo(200);
        HttpResponse<String> huge = caller.post("v2/requests.xml", report("x".repeat(200_000)));
        assertThat(huge.statusCode()).isEqualTo(400);
        Schema311.xml(Schema311.ERRORS, huge);
        HttpResponse<String> entity = caller.raw(
                "POST",
                "v2/requests.xml",
                "text/xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        assertThat(entity.statusCode()).as("we read no XML").isEqualTo(400);
        Schema311.xml(Schema311.ERRORS, entity);
        assertThat(caller.get("v2/services.yaml").statusCode()).isEqualTo(400);
        assertThat(caller.get("v2/services").statusCode()).isEqualTo(400);
        Schema311.xml(Schema311.ERRORS, caller.get("v2/services.yaml"));
        long strange = reported("控制符\u0001与\uD83D\uDE00");
        release(strange, "控制符\\u0001与😀");
        Schema311.both(caller, Schema311.REQUESTS, "v2/requests/" + strange);
    }

    @Test
    void keysAreShownOnceRevokedForGoodAndLimited() throws Exception {
        Answer made = admin.post("/open311-keys", "{\"name\":\"市民云\",\"perMinute\":2}");
        String second = made.json().get("key").asText();
        assertThat(admin.get("/open311-keys").body()).doesNotContain(second, key);
        assertThat(desk.get("/open311-keys").status()).isEqualTo(403);
        for (int i = 0; i < 2; i++) {
            assertThat(caller.post("v2/requests.json", "api_key", second).statusCode())
                    .isEqualTo(400);
        }
        HttpResponse<String> limited = caller.post("v2/requests.json", "api_key", second);
        assertThat(limited.statusCode()).isEqualTo(400);
        assertThat(Schema311.json(Schema311.ERRORS, limited).at("/0/code").asInt())
                .isEqualTo(429);
        assertThat(Integer.parseInt(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 30);
        Answer revoked = admin.patch("/open311-keys/" + made.id(), 1, "{\"revoked\":true}");
        assertThat(revoked.json().has("revokedAt")).isTrue();
        assertThat(caller.post("v2/requests.json", "api_key", second).statusCode())
                .isEqualTo(403);
        assertThat(admin.patch("/open311-keys/" + made.id(), 2, "{\"perMinute\":5}")
                        .code())
                .isEqualTo("conflict");
        String kept = jdbi.withHandle(handle -> handle.createQuery("select string_agg(k::text, ' ') from open311_key k")
                .mapTo(String.class)
                .one());
        assertThat(kept).doesNotContain(second, key);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void twoJurisdictionsMustBeNamed() throws Exception {
        jdbi.useHandle(handle -> handle.execute("update publication set open311 = true where org = 2"));
        HttpResponse<String> unnamed = caller.get("v2/services.xml");
        assertThat(unnamed.statusCode()).isEqualTo(400);
        assertThat(caller.get("v2/services.xml?jurisdiction_id=smallcity").statusCode())
                .isEqualTo(200);
        HttpResponse<String> foreign = caller.post("v2/requests.xml", "api_key", key, "jurisdiction_id", "elsewhere");
        assertThat(foreign.statusCode()).as("a key is good for its own").isEqualTo(403);
    }
}
