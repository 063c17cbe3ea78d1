package org.roadmarshal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnTracksApiTest {
    private TestServer server;
    private Jdbi jdbi;
    private ApiClient app;
    private String key;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        jdbi = Database.jdbi(database.dataSource());
        app = server.asNobody();
        key = enrol("wgs84");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("truncate fix"));
    }

    @Test
    void storesALocation() throws Exception {
        Answer answer = send(key, """
                {"_type":"location","lat":41.57,"lon":120.41,"tst":%d,"vel":36,"cog":270,"alt":180,"acc":8,"batt":71,"tid":"ab"}""".formatted(now()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
        Map<String, Object> fix = onlyFix();
        assertThat(fix)
                .containsEntry("unit_id", SmallCity.UNIT_WEST)
                .containsEntry("speed_kmh", 36f)
                .containsEntry("course_deg", 270f)
                .containsEntry("altitude_m", 180f)
                .containsEntry("accuracy_m", 8f);
    }

    /** Whoever the app calls itself, its password is the key. */
    @Test
    void takesTheKeyByBasicSignIn() throws Exception {
        String location = "{\"_type\":\"location\",\"lat\":41.57,\"lon\":120.41,\"tst\":%d}".formatted(now());
        assertThat(basic("anybody:" + key, location).status()).isEqualTo(200);
        assertThat(onlyFix()).containsEntry("unit_id", SmallCity.UNIT_WEST);
        assertThat(basic("anybody:wrong", location).code()).isEqualTo("unauthenticated");
        assertThat(basic("anybody:", location).code()).isEqualTo("unauthenticated");
        assertThat(basic("no colon", location).code()).isEqualTo("unauthenticated");
    }

    /** The same place in Beijing, as each of the three says it. */
    @ParameterizedTest
    @CsvSource({"wgs84, 116.39747, 39.908823", "gcj02, 116.40371358, 39.91022650", "bd09, 116.41008645, 39.91656582"})
    void aDevicesCoordinatesAreConvertedOnTheWayIn(String crs, double lon, double lat) throws Exception {
        Answer answer = send(
                enrol(crs), "{\"_type\":\"location\",\"lat\":%s,\"lon\":%s,\"tst\":%d}".formatted(lat, lon, now()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat((double) onlyFix().get("lon")).isCloseTo(116.39747, within(2e-5));
        assertThat((double) onlyFix().get("lat")).isCloseTo(39.908823, within(2e-5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_type\":\"transition\",\"lat\":41.57,\"lon\":120.41,\"tst\":1700000000,\"event\":\"enter\"}",
                "{\"_type\":\"waypoints\",\"waypoints\":[{\"desc\":\"x\"}]}",
                "{\"_type\":\"lwt\",\"tst\":1700000000}",
                "{\"_type\":\"something new\"}"
            })
    void whatIsNoLocationIsPassedOver(String message) throws Exception {
        assertThat(send(key, message).body()).isEqualTo("[]");
        assertThat(fixes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"lat\":41.57}",
                "{\"_type\":\"location\"}",
                "{\"_type\":\"location\",\"lat\":41.57,\"lon\":120.41}",
                "{\"_type\":\"location\",\"lat\":91,\"lon\":120.41,\"tst\":1700000000}",
                "{\"_type\":\"location\",\"lat\":\"41\",\"lon\":120.41,\"tst\":1700000000}",
                "{\"_type\":\"location\",\"lat\":41.57,\"lon\":120.41,\"tst\":1e300}"
            })
    void whatIsWrongIsRefused(String message) throws Exception {
        assertThat(send(key, message).code()).isEqualTo("validation");
        assertThat(fixes()).isZero();
    }

    /** It would be sent for ever. */
    @ParameterizedTest
    @CsvSource({"41.57, 120.41, 1", "0, 0, 1700000000"})
    void whatCannotBeAFixIsAnsweredAllTheSame(double lat, double lon, long time) throws Exception {
        Answer answer =
                send(key, "{\"_type\":\"location\",\"lat\":%s,\"lon\":%s,\"tst\":%d}".formatted(lat, lon, time));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(fixes()).isZero();
    }

    @Test
    void aStrangerIsRefusedWhateverTheySend() throws Exception {
        assertThat(app.send("POST", "/owntracks", "{\"_type\":\"waypoints\"}", Map.of())
                        .code())
                .isEqualTo("unauthenticated");
        assertThat(send("wrong", "{\"_type\":\"waypoints\"}").code()).isEqualTo("unauthenticated");
    }

    @Test
    void aBasicSignInOpensNothingElse() throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString("admin:x".getBytes(StandardCharsets.UTF_8));
        assertThat(app.send("GET", "/devices", null, Map.of("Authorization", basic))
                        .code())
                .isEqualTo("unauthenticated");
    }

    private String enrol(String crs) throws Exception {
        Answer enrolled = server.as("admin")
                .post(
                        "/devices",
                        "{\"label\":\"phone\",\"unitId\":%d,\"kind\":\"owntracks\",\"crs\":\"%s\"}"
                                .formatted(SmallCity.UNIT_WEST, crs));
        assertThat(enrolled.json().get("crs").asText()).isEqualTo(crs);
        return enrolled.json().get("key").asText();
    }

    private Answer send(String by, String message) throws Exception {
        return app.send("POST", "/owntracks?key=" + by, message, Map.of());
    }

    private Answer basic(String pair, String message) throws Exception {
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return app.send("POST", "/owntracks", message, Map.of("Authorization", "Basic " + encoded));
    }

    private Map<String, Object> onlyFix() {
        return jdbi.withHandle(handle -> handle.createQuery("select *, st_x(geom) as lon, st_y(geom) as lat from fix")
                .mapToMap()
                .one());
    }

    private int fixes() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from fix")
                .mapTo(Integer.class)
                .one());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
