package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
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
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LadderApiTest {
    private TestServer server;
    private ApiClient admin;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        admin = server.as("admin");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void anOrgBeginsWithTheInstallations() throws Exception {
        Answer west = server.as("officer.west").get("/ladders/2");
        assertThat(west.status()).isEqualTo(200);
        assertThat(west.etag()).isEqualTo("\"0\"");
        JsonNode ladder = west.json();
        assertThat(ladder.get("own").asBoolean()).isFalse();
        assertThat(ladder.has("source")).isFalse();
        assertThat(ladder.at("/rules/0/rungs").toString())
                .isEqualTo("[{\"action\":\"remind\",\"seconds\":30},{\"action\":\"supervisor\",\"seconds\":30}]");
        assertThat(admin.get("/ladders").json().get("items")).isEmpty();
    }

    @Test
    @Order(2)
    void theNearestAgencysHolds() throws Exception {
        assertThat(put(admin, 1, 0, rules("next_unit", 40))
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin.get("/ladders/2").json().at("/source/id").asLong()).isEqualTo(SmallCity.BUREAU);
        Answer own = put(server.as("squad.west"), 2, 0, rules("squad_leader", 50));
        assertThat(own.status()).as(own.body()).isEqualTo(200);
        assertThat(own.etag()).isEqualTo("\"1\"");
        assertThat(own.json().at("/rules/3/rungs/0/action").asText()).isEqualTo("squad_leader");
        assertThat(admin.get("/ladders/3").json().at("/rules/0/rungs/0/seconds").asInt())
                .isEqualTo(40);
        assertThat(admin.get("/ladders").json().get("items")).hasSize(2);
        Answer removed = admin.send("DELETE", "/ladders/2", null, Map.of("If-Match", "\"1\""));
        assertThat(removed.json().at("/source/id").asLong()).isEqualTo(SmallCity.BUREAU);
        assertThat(admin.send("DELETE", "/ladders/2", null, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    void onlyWhoMayAndOnlyWhatTheyHaveSeen() throws Exception {
        assertThat(put(server.as("dispatcher"), 1, 1, rules("remind", 9)).status())
                .isEqualTo(403);
        assertThat(put(server.as("squad.west"), 1, 1, rules("remind", 9)).status())
                .isEqualTo(404);
        assertThat(put(server.as("squad.west"), 3, 0, rules("remind", 9)).status())
                .isEqualTo(404);
        assertThat(put(admin, 1, 0, rules("remind", 9)).status()).isEqualTo(412);
        assertThat(admin.send("PUT", "/ladders/1", rules("remind", 9), Map.of()).status())
                .isEqualTo(428);
        assertThat(put(server.as("other.admin"), 1, 1, rules("remind", 9)).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @Order(4)
    @CsvSource(
            delimiter = '|',
            value = {
                "no rungs at all      | ''",
                "no supervisor at last| {'action':'remind','seconds':30}",
                "too quick            | {'action':'supervisor','seconds':4}",
                "no such action       | {'action':'shout','seconds':30}",
                "seen after accepted  | {'action':'supervisor','seconds':30,'seenSeconds':31}",
                "delivered after seen | {'action':'supervisor','seconds':30,'seenSeconds':10,'deliveredSeconds':11}",
            })
    void refusesWhatIsNoLadder(String what, String rungs) throws Exception {
        Answer answer = put(admin, 1, 1, body(rungs));
        assertThat(answer.status()).as(what + answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation");
    }

    @Test
    @Order(5)
    void refusesPrioritiesInDisorder() throws Exception {
        String twice = rules("remind", 30).replace("\"priority\":4", "\"priority\":3");
        assertThat(put(admin, 1, 1, twice).status()).isEqualTo(400);
    }

    private static Answer put(ApiClient client, long agency, int version, String body) throws Exception {
        return client.send("PUT", "/ladders/" + agency, body, Map.of("If-Match", "\"" + version + "\""));
    }

    private static String rules(String first, int seconds) {
        return body("{'action':'%s','seconds':%d},{'action':'supervisor','seconds':60}".formatted(first, seconds));
    }

    private static String body(String rungs) {
        StringBuilder rules = new StringBuilder();
        for (int priority = 1; priority <= 4; priority++) {
            rules.append(rules.isEmpty() ? "" : ",").append("{'priority':%d,'rungs':[%s]}".formatted(priority, rungs));
        }
        return "{'rules':[%s]}".formatted(rules).replace('\'', '"');
    }
}
