package org.roadmarshal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
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
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

/** What Open311 pages, limits and refuses, over HTTP, in both formats. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GeoReportBoundsTest {
    private Office311 office;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        office = new Office311(database);
    }

    @AfterAll
    void stop() {
        if (office != null) {
            office.close();
        }
    }

    @Test
    void filtersPagesAndLimits() throws Exception {
        office.jdbi.useHandle(handle -> handle.execute("""
                with made as (insert into issue (org, category, state, source, agency_id, geom, found_at, closed_at)
                  select 1, case when n % 2 = 0 then 'stall' else 'market' end, case when n % 5 = 0 then 'closed' else 'filed' end,
                    'public', 2, st_setsrid(st_makepoint(120.4, 41.57), 4326),
                    timestamptz '2024-01-10 00:00:00+08' + n * interval '1 minute',
                    case when n % 5 = 0 then timestamptz '2024-02-01 00:00:00+08' end
                  from generate_series(1, 1005) n returning id)
                insert into open311_report (org, key_id, token, fingerprint, state, issue_id, category, attributes)
                select 1, 1001, md5(id::text), decode(md5(id::text) || md5(id::text), 'hex'), 'placed', id, 'stall', '{}' from made"""));
        String span = "start_date=2024-01-01T00:00:00%2B08:00&end_date=2024-03-01T00:00:00Z";
        JsonNode all = Schema311.both(office.caller, Schema311.REQUESTS, "v2/requests?" + span);
        assertThat(all).as("the standard's 1,000").hasSize(1000);
        assertThat(ids(all)).isSortedAccordingTo(Comparator.reverseOrder());
        List<Long> everything = new ArrayList<>(ids(all));
        everything.addAll(ids(office.json("v2/requests.json?page=2&" + span)));
        assertThat(everything).hasSize(1005).doesNotHaveDuplicates();
        assertThat(ids(office.json("v2/requests.json?page_size=10&page=3&" + span)))
                .isEqualTo(everything.subList(20, 30));
        assertThat(office.json("v2/requests.json?service_code=market&" + span)).hasSize(503);
        assertThat(office.json("v2/requests.json?service_code=market,%20garbage&" + span))
                .hasSize(503);
        assertThat(office.json("v2/requests.json?service_code=market&service_code=stall&page=2&" + span))
                .hasSize(5);
        assertThat(office.json("v2/requests.json?service_code=dragons&" + span)).isEmpty();
        assertThat(office.json("v2/requests.json?status=closed&" + span)).hasSize(201);
        assertThat(office.json("v2/requests.json?status=open&" + span)).hasSize(804);
        assertThat(office.json("v2/requests.json?status=open,closed&page=2&" + span))
                .hasSize(5);
        assertThat(office.json("v2/requests.json?status=&service_code=&page=2&" + span))
                .as("empty is as absent")
                .hasSize(5);
        assertThat(office.json("v2/requests.json?start_date=2024-01-10T08:00:00Z"))
                .as("from then on, 90 days")
                .hasSize(46);
        assertThat(office.json("v2/requests.json?end_date=2024-01-09T16:10:00Z"))
                .hasSize(10);
        assertThat(ids(office.json("v2/requests.json")))
                .as("without dates, the last 90 days")
                .doesNotContainAnyElementsOf(everything);
        String two = everything.get(3) + "," + everything.get(5) + ",none,99999999";
        assertThat(ids(office.json("v2/requests.json?status=nonsense-free&service_request_id=" + two
                        + "&start_date=2026-01-01T00:00:00Z")))
                .as("ids override")
                .containsExactlyInAnyOrder(everything.get(3), everything.get(5));
    }

    private static List<Long> ids(JsonNode requests) {
        return StreamSupport.stream(requests.spliterator(), false)
                .map(request -> request.get("service_request_id").asLong())
                .toList();
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
        String text = fields == null ? "" : fields.replace("KEY", office.key);
        HttpResponse<String> xml = send(method, path + ".xml", text);
        HttpResponse<String> json = send(method, path + ".json", text);
        assertThat(xml.statusCode()).as(xml.body()).isEqualTo(status);
        assertThat(json.statusCode()).as(json.body()).isEqualTo(status);
        JsonNode errors = Schema311.same(Schema311.ERRORS, xml, json);
        assertThat(errors).isNotEmpty();
        errors.forEach(error -> assertThat(error.get("code").asInt()).isEqualTo(code));
        assertThat(xml.body() + json.body()).doesNotContain("Exception", "org.roadmarshal", office.key);
    }

    private HttpResponse<String> send(String method, String path, String fields) throws Exception {
        return method.equals("GET")
                ? office.caller.get(path + "?" + fields)
                : office.caller.raw(method, path, "application/x-www-form-urlencoded", fields);
    }

    @Test
    void allFaultsAreToldAtOnceAndBodiesHaveBounds() throws Exception {
        HttpResponse<String> many = office.caller.post(
                "v2/requests.json",
                "api_key",
                office.key,
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
        assertThat(office.caller
                        .post("v2/requests.json", office.report("长".repeat(4000)))
                        .statusCode())
                .as("4,000 characters")
                .isEqualTo(200);
        HttpResponse<String> huge = office.caller.post("v2/requests.xml", office.report("x".repeat(200_000)));
        assertThat(huge.statusCode()).isEqualTo(400);
        Schema311.xml(Schema311.ERRORS, huge);
        HttpResponse<String> entity = office.caller.raw(
                "POST",
                "v2/requests.xml",
                "text/xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        assertThat(entity.statusCode()).as("we read no XML").isEqualTo(400);
        Schema311.xml(Schema311.ERRORS, entity);
        assertThat(office.caller.get("v2/services.yaml").statusCode()).isEqualTo(400);
        assertThat(office.caller.get("v2/services").statusCode()).isEqualTo(400);
        Schema311.xml(Schema311.ERRORS, office.caller.get("v2/services.yaml"));
        long strange = office.reported("控制符\u0001与\uD83D\uDE00");
        office.release(strange, "控制符\\u0001与😀");
        Schema311.both(office.caller, Schema311.REQUESTS, "v2/requests/" + strange);
    }

    @Test
    void keysAreShownOnceRevokedForGoodAndLimited() throws Exception {
        Answer made = office.admin.post("/open311-keys", "{\"name\":\"市民云\",\"perMinute\":2}");
        String second = made.json().get("key").asText();
        assertThat(office.admin.get("/open311-keys").body()).doesNotContain(second, office.key);
        assertThat(office.desk.get("/open311-keys").status()).isEqualTo(403);
        for (int i = 0; i < 2; i++) {
            assertThat(office.caller.post("v2/requests.json", "api_key", second).statusCode())
                    .isEqualTo(400);
        }
        HttpResponse<String> limited = office.caller.post("v2/requests.json", "api_key", second);
        assertThat(limited.statusCode()).isEqualTo(400);
        assertThat(Schema311.json(Schema311.ERRORS, limited).at("/0/code").asInt())
                .isEqualTo(429);
        assertThat(Integer.parseInt(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 30);
        Answer revoked = office.admin.patch("/open311-keys/" + made.id(), 1, "{\"revoked\":true}");
        assertThat(revoked.json().has("revokedAt")).isTrue();
        assertThat(office.caller.post("v2/requests.json", "api_key", second).statusCode())
                .isEqualTo(403);
        assertThat(office.admin
                        .patch("/open311-keys/" + made.id(), 2, "{\"perMinute\":5}")
                        .code())
                .isEqualTo("conflict");
        String kept = office.jdbi.withHandle(
                handle -> handle.createQuery("select string_agg(k::text, ' ') from open311_key k")
                        .mapTo(String.class)
                        .one());
        assertThat(kept).doesNotContain(second, office.key);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void twoJurisdictionsMustBeNamed() throws Exception {
        office.jdbi.useHandle(handle -> handle.execute("update publication set open311 = true where org = 2"));
        HttpResponse<String> unnamed = office.caller.get("v2/services.xml");
        assertThat(unnamed.statusCode()).isEqualTo(400);
        assertThat(office.caller
                        .get("v2/services.xml?jurisdiction_id=smallcity")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> foreign =
                office.caller.post("v2/requests.xml", "api_key", office.key, "jurisdiction_id", "elsewhere");
        assertThat(foreign.statusCode()).as("a key is good for its own").isEqualTo(403);
    }
}
