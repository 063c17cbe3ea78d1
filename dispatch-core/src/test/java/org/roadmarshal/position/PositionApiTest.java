package org.roadmarshal.position;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class PositionApiTest {
    private static final String ENROL = "{\"label\":\"Car 1\",\"unitId\":%d}";

    private static TestServer server;
    private static Jdbi jdbi;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        server = TestServer.start(database);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aDeviceIsEnrolledAndSendsItsWay() throws Exception {
        ApiClient admin = server.as("admin");
        String key = enrol(admin, SmallCity.UNIT_EAST).get("key").asText();
        assertThat(key).hasSize(43);
        long then = Instant.now().getEpochSecond() - 100;
        for (int i = 0; i < 3; i++) {
            assertThat(send(key, "&lat=41.57&lon=120.500" + i + "&speed=10&bearing=90&timestamp=" + (then + i))
                            .status())
                    .isEqualTo(200);
        }
        JsonNode position = find(server.as("dispatcher").get("/positions").json(), SmallCity.UNIT_EAST);
        assertThat(position.get("lon").asDouble()).isEqualTo(120.5002);
        assertThat(position.get("speedKmh").asDouble()).isEqualTo(18.52);
        assertThat(server.as("dispatcher")
                        .get("/positions?kind=unit&id=" + SmallCity.UNIT_EAST)
                        .json()
                        .get("items"))
                .containsExactly(position);
        assertThat(server.as("dispatcher")
                        .get("/positions?kind=vehicle&id=" + SmallCity.UNIT_EAST)
                        .json()
                        .get("items"))
                .as("a vehicle of the same number is another mover")
                .isEmpty();
        JsonNode track = server.as("dispatcher")
                .get("/units/%d/track?from=%s&to=%s"
                        .formatted(SmallCity.UNIT_EAST, Instant.ofEpochSecond(then), Instant.ofEpochSecond(then + 2)))
                .json();
        assertThat(track.get("items")).hasSize(2);
        assertThat(track.at("/items/0/speedKmh").asDouble()).isEqualTo(18.52);
        assertThat(track.at("/items/1/lon").asDouble()).isEqualTo(120.5001);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        id=%s&lat=41.57&lon=120.41&hdop=1.2&charge=true&driverUniqueId=7 | 200
        id=nobody&lat=41.57&lon=120.41             | 401
        lat=41.57&lon=120.41                       | 400
        id=%s&lat=41.57                            | 400
        id=%s&lat=north&lon=120.41                 | 400
        id=%s&lat=95&lon=120.41                    | 200
        id=%s&lat=0&lon=0                          | 200
        id=%s&lat=41.57&lon=120.41&timestamp=1     | 200
        id=%s&lat=41.57&lon=120.41&timestamp=4102444800 | 200
        """)
    void answersAsDevicesUnderstand(String query, int status) throws Exception {
        String key = enrol(server.as("admin"), SmallCity.UNIT_WEST).get("key").asText();
        for (String method : new String[] {"GET", "POST"}) {
            ApiClient.Answer answer =
                    server.asNobody().send(method, "/osmand?" + query.replace("%s", key), null, Map.of());
            assertThat(answer.status()).as(method + " " + answer.body()).isEqualTo(status);
        }
    }

    @Test
    void anOfficersPhoneSendsWhatItCollected() throws Exception {
        ApiClient officer = server.as("officer.west");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String fixes =
                "{\"fixes\":[{\"time\":\"%s\",\"lon\":120.41,\"lat\":41.5},{\"time\":\"%s\",\"lon\":120.42,\"lat\":41.5,\"speedKmh\":5}]}"
                        .formatted(now.minusSeconds(60), now);
        assertThat(officer.post("/fixes", fixes).body()).isEqualTo("{\"stored\":2,\"duplicates\":0,\"refused\":[]}");
        assertThat(officer.post("/fixes", fixes).body()).isEqualTo("{\"stored\":0,\"duplicates\":2,\"refused\":[]}");
        assertThat(find(server.as("dispatcher").get("/positions").json(), SmallCity.UNIT_WEST))
                .isNotNull();
        assertThat(server.as("leader").post("/fixes", fixes).status()).isEqualTo(403);
        assertThat(officer.post("/fixes", fixes.replace("120.42", "920.42")).body())
                .isEqualTo("{\"stored\":0,\"duplicates\":1,\"refused\":[{\"index\":1,\"reason\":\"range\"}]}");
    }

    @Test
    void everybodySeesTheirOwnUnits() throws Exception {
        String key =
                enrol(server.as("admin"), SmallCity.UNIT_EAST_FOOT).get("key").asText();
        assertThat(send(key, "&lat=41.57&lon=120.5").status()).isEqualTo(200);
        assertThat(find(server.as("other.admin").get("/positions").json(), SmallCity.UNIT_EAST_FOOT))
                .isNull();
        String track = "/units/%d/track?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z";
        assertThat(server.as("other.admin")
                        .get(track.formatted(SmallCity.UNIT_EAST_FOOT))
                        .status())
                .isEqualTo(404);
        assertThat(server.as("dispatcher")
                        .get(track.formatted(SmallCity.UNIT_OTHER))
                        .status())
                .isEqualTo(404);
        assertThat(server.as("other.admin").get("/devices").json().get("items")).isEmpty();
        assertThat(server.as("admin")
                        .post("/devices", ENROL.formatted(SmallCity.UNIT_OTHER))
                        .status())
                .isEqualTo(404);
        assertThat(server.as("officer.east")
                        .post("/devices", ENROL.formatted(SmallCity.UNIT_EAST_FOOT))
                        .status())
                .isEqualTo(403);
        assertThat(server.asNobody().get("/positions").status()).isEqualTo(401);
    }

    @Test
    void tellsWhatWasThoughtOfADevicesRecords() throws Exception {
        long device = enrol(server.as("admin"), SmallCity.UNIT_WEST).get("id").asLong();
        jdbi.useHandle(handle -> handle.execute("""
                insert into fix_quality (org, device_id, day, verdict, records) values
                  (1, ?, '2026-11-01', 'qualified', 90), (1, ?, '2026-11-01', 'jump', 10),
                  (1, ?, '2026-11-02', 'ahead', 5), (1, ?, '2026-11-03', 'late', 1)""", device, device, device, device));
        String path = "/devices/" + device + "/quality?from=%s&to=%s";
        JsonNode items = server.as("dispatcher")
                .get(path.formatted("2026-11-01", "2026-11-02"))
                .json()
                .get("items");
        assertThat(items).hasToString("""
                [{"day":"2026-11-01","records":100,"verdicts":{"qualified":90,"jump":10}},\
                {"day":"2026-11-02","records":5,"verdicts":{"ahead":5}}]""");
        assertThat(server.as("dispatcher")
                        .get(path.formatted("2026-11-02", "2026-11-01"))
                        .status())
                .isEqualTo(400);
        assertThat(server.as("dispatcher")
                        .get(path.formatted("yesterday", "today"))
                        .status())
                .isEqualTo(400);
        assertThat(server.as("other.admin")
                        .get(path.formatted("2026-11-01", "2026-11-02"))
                        .status())
                .isEqualTo(404);
    }

    /** Whoever reads the database cannot send as a device. */
    @Test
    void aKeyIsShownOnceAndKeptNowhere() throws Exception {
        ApiClient admin = server.as("admin");
        Map<String, String> once = Map.of("Idempotency-Key", "enrol-car-once");
        JsonNode device = admin.send("POST", "/devices", ENROL.formatted(SmallCity.UNIT_WEST), once)
                .json();
        ApiClient.Answer again = admin.send("POST", "/devices", ENROL.formatted(SmallCity.UNIT_WEST), once);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("id")).isEqualTo(device.get("id"));
        assertThat(again.json().has("key")).isFalse();
        assertThat(admin.get("/devices").body())
                .doesNotContain(device.get("key").asText());
        assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select count(*) from idempotency where body like '%' || :key || '%'")
                        .bind("key", device.get("key").asText())
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
    }

    private static JsonNode enrol(ApiClient admin, long unit) throws Exception {
        ApiClient.Answer device = admin.post("/devices", ENROL.formatted(unit));
        assertThat(device.status()).as(device.body()).isEqualTo(201);
        return device.json();
    }

    private static ApiClient.Answer send(String key, String rest) throws Exception {
        return server.asNobody().get("/osmand?id=" + key + rest);
    }

    private static JsonNode find(JsonNode positions, long unit) {
        for (JsonNode position : positions.get("items")) {
            if (position.get("id").asLong() == unit) {
                return position;
            }
        }
        return null;
    }
}
