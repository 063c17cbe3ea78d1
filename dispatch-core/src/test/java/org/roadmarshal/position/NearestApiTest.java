package org.roadmarshal.position;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** By the whole way: fixes, the grid, the register's units and their states. */
@ExtendWith(PostgisExtension.class)
final class NearestApiTest {
    private static final String NEAR = "/positions/nearest?lon=120.6&lat=41.57";

    private static TestServer server;
    private static ApiClient dispatcher;
    private static long now;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        now = Instant.now().getEpochSecond();
        String east = enrol(SmallCity.UNIT_EAST);
        send(east, "&lon=120.60&speed=20&timestamp=" + (now - 1_200));
        send(east, "&lon=120.61&speed=20&timestamp=" + (now - 1));
        send(enrol(SmallCity.UNIT_WEST), "&lon=120.40&speed=0&timestamp=" + (now - 1));
        send(enrol(SmallCity.UNIT_WEST_FOOT), "&lon=120.59&speed=0&timestamp=" + (now - 1));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsWhoIsNearAndHowTheyMove() throws Exception {
        await(NEAR, SmallCity.UNIT_WEST_FOOT, SmallCity.UNIT_EAST, SmallCity.UNIT_WEST);
        JsonNode first = dispatcher.get(NEAR + "&motion=moving").json().get("items");
        assertThat(first).hasSize(1);
        assertThat(first.at("/0/id").asLong()).isEqualTo(SmallCity.UNIT_EAST);
        assertThat(first.at("/0/metres").asInt()).isBetween(825, 840);
        assertThat(ids(NEAR + "&kind=vehicle")).isEmpty();
        assertThat(ids(NEAR + "&metres=5000")).doesNotContain(SmallCity.UNIT_WEST);
        assertThat(ids(NEAR + "&limit=1")).containsExactly(SmallCity.UNIT_WEST_FOOT);
    }

    @Test
    void whoCannotBeSentIsNotFree() throws Exception {
        String free = NEAR + "&free=true";
        await(free, SmallCity.UNIT_EAST, SmallCity.UNIT_WEST);
        String path = "/units/" + SmallCity.UNIT_EAST;
        int version = dispatcher.get(path).version();
        assertThat(dispatcher.patch(path, version, "{\"state\":\"busy\"}").status())
                .isEqualTo(200);
        await(free, SmallCity.UNIT_WEST);
        assertThat(dispatcher
                        .patch(path, version + 1, "{\"state\":\"available\"}")
                        .status())
                .isEqualTo(200);
        await(free, SmallCity.UNIT_EAST, SmallCity.UNIT_WEST);
    }

    @Test
    void tellsWhereAUnitWas() throws Exception {
        String trail = "/positions/trail?kind=unit&id=" + SmallCity.UNIT_EAST;
        JsonNode points = dispatcher.get(trail).json().get("items");
        assertThat(points.findValuesAsText("lon")).containsExactly("120.6", "120.61");
        assertThat(points.at("/0/time").asText())
                .isEqualTo(Instant.ofEpochSecond(now - 1_200).toString());
        assertThat(server.as("other.admin").get(trail).status()).isEqualTo(404);
        assertThat(dispatcher.get(trail.replace("unit", "vehicle")).status()).isEqualTo(404);
    }

    @Test
    void nobodySeesAnothersUnits() throws Exception {
        JsonNode others = server.as("other.admin").get(NEAR).json().get("items");
        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lon=181&lat=41",
                "lon=120",
                "lon=120&lat=41&limit=0",
                "lon=120&lat=41&metres=200001",
                "lon=120&lat=41&motion=flying"
            })
    void refusesWhatIsNoQuestion(String question) throws Exception {
        assertThat(dispatcher.get("/positions/nearest?" + question).status()).isEqualTo(400);
    }

    /** The grid is shown four times a second, and a unit's fact comes by the journal. */
    private static void await(String path, Long... expected) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(patience) && !ids(path).equals(List.of(expected))) {
            Thread.onSpinWait();
        }
        assertThat(ids(path)).containsExactly(expected);
    }

    private static List<Long> ids(String path) throws Exception {
        List<Long> ids = new ArrayList<>();
        dispatcher
                .get(path)
                .json()
                .get("items")
                .forEach(one -> ids.add(one.get("id").asLong()));
        return ids;
    }

    private static String enrol(long unit) throws Exception {
        return server.as("admin")
                .post("/devices", "{\"label\":\"Car\",\"unitId\":%d}".formatted(unit))
                .json()
                .get("key")
                .asText();
    }

    private static void send(String key, String rest) throws Exception {
        assertThat(server.asNobody()
                        .get("/osmand?id=" + key + "&lat=41.57" + rest)
                        .status())
                .isEqualTo(200);
    }
}
