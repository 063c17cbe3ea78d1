package org.roadmarshal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

/** Open311 as another program meets it, over HTTP, in both formats: what it reports, and what it is told. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
    void discoveryAndServicesAreAsTheStandardSays() throws Exception {
        JsonNode discovery = Schema311.both(office.caller, Schema311.DISCOVERY, "discovery");
        assertThat(discovery.at("/endpoints/0/url").asText()).isEqualTo(office.server.url() + "/open311/v2");
        assertThat(discovery.get("contact").asText()).isEqualTo("0421-12328");
        JsonNode services = Schema311.both(office.caller, Schema311.SERVICES, "v2/services?jurisdiction_id=smallcity");
        assertThat(services).hasSize(9);
        for (JsonNode service : services) {
            JsonNode definition = Schema311.both(
                    office.caller,
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
        assertThat(Schema311.both(office.caller, Schema311.DEFINITION, "v2/services/heap")
                        .findValuesAsText("code"))
                .containsExactly("count", "m2", "stake", "side", "hinders");
    }

    @Test
    void aReportIsAnIssueOnce() throws Exception {
        HttpResponse<String> xml = office.caller.post("v2/requests.xml", office.report("一车垃圾 <b> & \"引号\""));
        HttpResponse<String> json = office.caller.post("v2/requests.json", office.report("一车垃圾 <b> & \"引号\""));
        JsonNode made = Schema311.same(Schema311.CREATED, xml, json).get(0);
        assertThat(made.has("token")).as("an id or a token").isFalse();
        assertThat(made.get("account_id").asText()).isEqualTo("a-1");
        JsonNode issue = office.desk
                .get("/issues/" + made.get("service_request_id").asText())
                .json();
        assertThat(issue.get("source").asText()).isEqualTo("public");
        assertThat(issue.get("state").asText()).isEqualTo("registered");
        assertThat(issue.get("description").asText()).isEqualTo("一车垃圾 <b> & \"引号\"");
        assertThat(issue.get("route").asText()
                        + issue.get("stake").asText()
                        + issue.get("side").asText())
                .isEqualTo("G101K480+200left");
        assertThat(issue.at("/quantities/0/found").asDouble()).isEqualTo(1.5);
        assertThat(issue.has("foundBy")).isFalse();
        JsonNode told = office.desk
                .get("/issues/%d/report".formatted(issue.get("id").asLong()))
                .json();
        assertThat(told.at("/report/reporter/phone").asText()).isEqualTo("13900001111");
        assertThat(told.at("/report/attributes/hinders").toString()).isEqualTo("[\"sight\",\"drainage\"]");
        assertThat(told.at("/report/via").asText()).isEqualTo("路况小程序");
        String journal = office.jdbi.withHandle(handle -> handle.createQuery(
                        "select string_agg(data::text, ' ') from journal where subject like 'open311%'")
                .mapTo(String.class)
                .one());
        assertThat(journal).as("the journal never forgets").doesNotContain("13900001111", "liu@example.org");
    }

    @Test
    void withoutAPlaceItWaitsUnderItsToken() throws Exception {
        HttpResponse<String> taken = office.caller.post(
                "v2/requests.json",
                "api_key",
                office.key,
                "service_code",
                "stall",
                "address_string",
                "老桥头",
                "description",
                "占道经营");
        JsonNode made = Schema311.json(Schema311.CREATED, taken).get(0);
        assertThat(made.has("service_request_id")).isFalse();
        String token = made.get("token").asText();
        assertThat(Schema311.both(office.caller, Schema311.TOKEN, "v2/tokens/" + token)
                        .at("/0/service_request_id")
                        .isNull())
                .isTrue();
        JsonNode waiting = office.desk.get("/open311-reports").json().at("/items/0");
        assertThat(waiting.get("address").asText()).isEqualTo("老桥头");
        String path = "/open311-reports/" + waiting.get("id").asLong();
        assertThat(office.desk.patch(path, 1, "{}").status()).isEqualTo(400);
        assertThat(office.desk
                        .patch(path, 1, "{\"location\":{\"lon\":20,\"lat\":41.5}}")
                        .code())
                .as("another continent")
                .isEqualTo("validation");
        Answer placed = office.desk.patch(path, 1, "{\"location\":{\"lon\":120.41,\"lat\":41.57}}");
        assertThat(placed.json().get("state").asText()).isEqualTo("placed");
        assertThat(office.desk.patch(path, 2, "{\"discard\":true}").code()).isEqualTo("conflict");
        assertThat(Schema311.both(office.caller, Schema311.TOKEN, "v2/tokens/" + token)
                        .at("/0/service_request_id")
                        .asText())
                .isEqualTo(placed.json().get("issueId").asText());

        String spam = Schema311.json(
                        Schema311.CREATED,
                        office.caller.post(
                                "v2/requests.json", "api_key", office.key, "service_code", "stall", "address_id", "77"))
                .at("/0/token")
                .asText();
        long id = office.desk.get("/open311-reports").json().at("/items/0/id").asLong();
        assertThat(office.desk
                        .patch("/open311-reports/" + id, 1, "{\"discard\":true}")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("discarded");
        assertThat(office.caller.get("v2/tokens/%s.xml".formatted(spam)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothingIsToldThatNobodyReleased() throws Exception {
        long hidden = office.reported("秘密：某家在偷倒");
        long photo = office.desk
                .upload("/evidence?capturedAt=" + Instant.now().minusSeconds(60), Pictures.jpeg(7))
                .id();
        long shown = office.desk.post("/issues", """
                        {"category":"heap","source":"department","description":"秘密：举报人刘某","address":"门牌七号","route":"G101",
                         "stake":"K480+200","geometry":{"type":"Point","coordinates":[120.4012,41.5712]},"photoIds":[%d]}""".formatted(photo)).id();
        assertThat(office.caller.get("v2/requests/%d.json".formatted(shown)).statusCode())
                .isEqualTo(404);
        office.release(shown, "路侧堆放砂石", photo);
        JsonNode before = Schema311.both(office.caller, Schema311.REQUESTS, "v2/requests/" + hidden)
                .get(0);
        assertThat(before.get("description").isNull()).isTrue();
        assertThat(before.get("media_url").isNull()).isTrue();
        assertThat(before.get("status").asText()).isEqualTo("open");
        assertThat(Math.abs(before.get("lat").asDouble() - 41.5712)).isLessThan(0.0008);
        JsonNode told = Schema311.both(
                        office.caller, Schema311.REQUESTS, "v2/requests/%d?extensions=true".formatted(shown))
                .get(0);
        assertThat(told.get("description").asText()).isEqualTo("路侧堆放砂石");
        assertThat(told.get("address").asText()).isEqualTo("G101 K480");
        assertThat(told.at("/extended_attributes/state").asText()).isEqualTo("received");
        assertThat(told.at("/extended_attributes/photo_urls")).hasSize(1);
        assertThat(told.get("requested_datetime").asText()).endsWith("+08:00");
        String url = told.get("media_url").asText();
        assertThat(office.desk
                        .get(url.substring((office.server.url() + "/api/v1").length()))
                        .contentType())
                .isEqualTo("image/jpeg");
        for (String format : List.of("xml", "json")) {
            for (String path :
                    List.of("v2/requests.%s?extensions=true", "v2/servicerequestupdates.%s", "v2/services.%s")) {
                assertThat(office.caller.get(path.formatted(format)).body()).doesNotContain(PRIVATE);
            }
        }
        office.desk.post("/issues/%d/release".formatted(shown), "{\"state\":\"withheld\"}");
        assertThat(office.caller.get("v2/requests/%d.json".formatted(shown)).statusCode())
                .as("taken back")
                .isEqualTo(404);
    }

    @Test
    void updatesAreTheStepsThatThePublicMayKnow() throws Exception {
        long id = office.reported("更新");
        Answer filed = office.desk.post(
                "/issues/%d/steps".formatted(id), "{\"action\":\"file\",\"noDuplicate\":true,\"offRoute\":true}");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        office.desk.post("/issues/%d/steps".formatted(id), "{\"action\":\"reject\",\"reason\":\"秘密原因\"}");
        JsonNode updates =
                Schema311.both(office.caller, Schema311.UPDATES, "v2/servicerequestupdates?service_request_id=" + id);
        assertThat(updates.findValuesAsText("status")).containsExactly("open", "open", "closed");
        assertThat(updates.toString()).doesNotContain(PRIVATE);
        JsonNode request = office.json("v2/requests/%d.json".formatted(id)).get(0);
        assertThat(request.get("status").asText()).isEqualTo("closed");
        assertThat(Schema311.both(
                        office.caller,
                        Schema311.UPDATES,
                        "v2/servicerequestupdates?end_date=2020-01-01T00:00:00Z&service_request_id=" + id))
                .isEmpty();
        assertThat(Schema311.both(
                        office.caller,
                        Schema311.UPDATES,
                        "v2/servicerequestupdates?page_size=2&page=2&service_request_id=" + id))
                .hasSize(1);
    }

    @Test
    void whatOthersSayReachesTheDeskAndNobodyElse() throws Exception {
        long id = office.reported("评论");
        String[] said = {
            "api_key",
            office.key,
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
        HttpResponse<String> xml = office.caller.post("v2/servicerequestupdates.xml", said);
        HttpResponse<String> json = office.caller.post("v2/servicerequestupdates.json", said);
        Schema311.same(Schema311.UPDATES, xml, json);
        JsonNode told =
                office.desk.get("/issues/%d/report".formatted(id)).json().get("updates");
        assertThat(told).as("the same update once").hasSize(1);
        assertThat(told.at("/0/description").asText()).isEqualTo("秘密评论");
        assertThat(office.caller
                        .get("v2/servicerequestupdates.json?service_request_id=" + id)
                        .body())
                .doesNotContain(PRIVATE);
    }
}
