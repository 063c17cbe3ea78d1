package org.roadmarshal.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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
class TrackUploadTest {
    private static final Instant THEN =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(7_200);

    private static TestServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Jdbi jdbi = Database.jdbi(database.dataSource());
        jdbi.useHandle(handle -> handle.execute("""
                insert into device (org, id, kind, label, unit_id) values (1, 81, 'field', 'Phone', 21);
                insert into device (org, id, kind, label) values (1, 82, 'upload', 'Nobody''s')"""));
        server = TestServer.start(database);
        admin = server.as("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFileIsStoredOnceAndItsFaultsAreTold() throws Exception {
        long device = device("unit", SmallCity.UNIT_WEST);
        String csv = """
                time,lon,lat,speedKmh
                %s,120.45,41.57,36
                %s,120.44,41.57,36
                never,120.45,41.57,36
                %s,120.45,41.57,36
                2020-01-01T00:00:00Z,120.45,41.57,36
                %s,0,0,0
                """.formatted(THEN.plusSeconds(10), THEN, Instant.now().plusSeconds(86_400), THEN);
        JsonNode first = upload(device, csv).json();
        assertThat(first.get("stored").asInt()).isEqualTo(2);
        assertThat(first.get("faulty").asInt()).isEqualTo(4);
        assertThat(first.get("faults"))
                .extracting(fault -> fault.get("row").asInt())
                .containsExactly(4, 5, 6, 7);
        assertThat(first.at("/faults/1/reason").asText()).isEqualTo("ahead");
        JsonNode again = upload(device, csv).json();
        assertThat(again.get("stored").asInt()).isZero();
        assertThat(again.get("duplicates").asInt()).isEqualTo(2);
        JsonNode track = server.as("dispatcher")
                .get("/movers/unit/%d/track?from=%s&to=%s".formatted(SmallCity.UNIT_WEST, THEN, THEN.plusSeconds(60)))
                .json();
        assertThat(track.get("lon")).extracting(JsonNode::asDouble).containsExactly(120.44, 120.45);
    }

    @Test
    void aLongGpxOfAVehicleThatIsItsUnits() throws Exception {
        StringBuilder gpx = new StringBuilder("<gpx><trk><trkseg>");
        for (int i = 0; i < 2_500; i++) {
            gpx.append("<trkpt lat='41.57' lon='").append(120.4 + i * 1e-5).append("'><time>");
            gpx.append(THEN.plusSeconds(i)).append("</time></trkpt>\n");
        }
        long device = device("vehicle", 16);
        assertThat(upload(device, gpx + "</trkseg></trk></gpx>")
                        .json()
                        .get("stored")
                        .asInt())
                .isEqualTo(2_500);
        String file = server.as("dispatcher")
                .get("/movers/unit/%d/track-file?format=csv&from=%s&to=%s"
                        .formatted(SmallCity.UNIT_EAST, THEN, THEN.plusSeconds(3_000)))
                .body();
        assertThat(file.lines()).hasSize(2_501);
    }

    /** However often it is asked for. */
    @Test
    void aMoverHasOneDeviceForFiles() throws Exception {
        assertThat(device("unit", SmallCity.UNIT_WEST_FOOT)).isEqualTo(device("unit", SmallCity.UNIT_WEST_FOOT));
        assertThat(device("vehicle", 15)).isNotEqualTo(device("unit", SmallCity.UNIT_WEST_FOOT));
        assertThat(admin.get("/devices").status()).isEqualTo(200);
    }

    @Test
    void onlyWhoMayAndOnlyTheirs() throws Exception {
        long device = device("unit", SmallCity.UNIT_WEST);
        String csv = "time,lon,lat\n%s,120.45,41.57".formatted(THEN);
        assertThat(put("unit", SmallCity.UNIT_OTHER).status()).isEqualTo(404);
        assertThat(server.as("other.admin")
                        .upload("/devices/%d/track-files".formatted(device), bytes(csv))
                        .status())
                .isEqualTo(404);
        assertThat(server.as("dispatcher")
                        .upload("/devices/%d/track-files".formatted(device), bytes(csv))
                        .status())
                .isEqualTo(403);
        assertThat(upload(82, csv).status()).as("of nobody").isEqualTo(404);
        assertThat(upload(81, csv).code()).as("a phone sends by itself").isEqualTo("conflict");
        assertThat(upload(987_654, csv).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"''", "no track", "<html/>", "'a,b\n1,2'", "'time,lon\n1,2'"})
    void whatIsNoTrackIsRefused(String file) throws Exception {
        ApiClient.Answer answer = upload(device("unit", SmallCity.UNIT_WEST), file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void aFileMayBeTooLarge() throws Exception {
        String large = "x".repeat((20 << 20) + 10);
        assertThat(upload(device("unit", SmallCity.UNIT_WEST), large).status()).isEqualTo(413);
    }

    private static long device(String kind, long id) throws Exception {
        return put(kind, id).id();
    }

    private static ApiClient.Answer put(String kind, long id) throws Exception {
        return admin.send("PUT", "/movers/%s/%d/upload-device".formatted(kind, id), null, Map.of());
    }

    private static ApiClient.Answer upload(long device, String file) throws Exception {
        return admin.upload("/devices/%d/track-files".formatted(device), bytes(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
