package org.roadmarshal.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.cityimport.RoadImport;
import org.roadmarshal.db.Database;
import org.roadmarshal.position.Mover;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
class TrackMatchingTest {
    private static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS).plus(4, ChronoUnit.HOURS);

    private static final String MATCHED = "/movers/unit/%d/matched-track?from=%s&to=%s"
            .formatted(SmallCity.UNIT_WEST, NOON, NOON.plus(1, ChronoUnit.HOURS));

    @TempDir
    private Path directory;

    /** From no roads over the first import to a later one, and to another node that finds the network on the disk. */
    @Test
    void tracksAreMatchedToTheNewestRoads(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Jdbi jdbi = Database.jdbi(database.dataSource());
        jdbi.useTransaction(handle -> {
            Ride.devices(handle);
            Ride.put(handle, 1, Ride.DEVICE, Mover.unit(SmallCity.UNIT_WEST), 120.4, 41.5701, NOON);
        });
        Map<String, String> settings =
                Map.of("roads.dir", directory.resolve("roads").toString());
        try (TestServer server = TestServer.start(database, settings)) {
            ApiClient dispatcher = server.as("dispatcher");
            assertThat(dispatcher.get(MATCHED).status()).isEqualTo(409);

            new RoadImport(jdbi).run(1, roads("G101", "120.390", "120.700"));
            JsonNode matched = until(dispatcher, 200, "G101");
            assertThat(matched.at("/pieces/0/km").asDouble()).isCloseTo(14.9, within(0.1));
            assertThat(matched.get("matchedKm").asDouble())
                    .isCloseTo(matched.get("rawKm").asDouble(), within(0.1));
            assertThat(matched.get("gaps")).isEmpty();
            assertThat(matched.at("/points/distanceM/7").asDouble()).isCloseTo(11.1, within(1.0));
            assertThat(matched.at("/points/piece")).hasSize(180);

            // The road ends early now: what lies beyond is off the roads.
            new RoadImport(jdbi).run(1, roads("G25", "120.390", "120.500"));
            JsonNode anew = until(dispatcher, 200, "G25");
            assertThat(anew.at("/gaps/0/reason").asText()).isEqualTo("off_road");
            assertThat(anew.at("/points/distanceM/179").isNull()).isTrue();

            jdbi.useHandle(handle -> handle.execute("""
                    insert into fix (org, device_id, unit_id, at, geom)
                    select 1, 71, 21, cast(? as timestamptz) - i * interval '1 s', st_setsrid(st_makepoint(120.4, 41.57), 4326)
                    from generate_series(1, 10000) i""", NOON.toString()));
            var many = dispatcher.get(
                    MATCHED.replace(NOON.toString(), NOON.minusSeconds(20_000).toString()));
            assertThat(many.status()).isEqualTo(400);
            assertThat(many.json().get("detail").asText()).contains("10000 fixes");
            assertThat(server.as("officer.east").get(MATCHED).status()).isEqualTo(404);
        }
        assertThat(Files.list(directory.resolve("roads")))
                .as("the older one is gone")
                .hasSize(1);
        jdbi.useHandle(handle -> handle.execute("delete from road"));
        try (TestServer again = TestServer.start(database, settings)) {
            until(again.as("dispatcher"), 200, "G25");
        }
    }

    /** Asks until the node has taken up what was imported. */
    private static JsonNode until(ApiClient dispatcher, int status, String ref) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String last = "";
        while (System.nanoTime() < deadline) {
            var answer = dispatcher.get(MATCHED);
            last = answer.body();
            if (answer.status() == status
                    && ref.equals(answer.json().at("/pieces/0/roads/0/ref").asText())) {
                return answer.json();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("no network with " + ref + ": " + last);
    }

    private Path roads(String ref, String west, String east) throws Exception {
        return Files.writeString(directory.resolve(ref + ".osm"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <osm version="0.6">
                  <node id="1" lat="41.57" lon="%s"/><node id="2" lat="41.57" lon="%s"/><node id="3" lat="41.60" lon="120.39"/>
                  <way id="9"><nd ref="1"/><nd ref="3"/><tag k="highway" v="tertiary"/></way>
                  <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="trunk"/><tag k="ref" v="%s"/></way>
                </osm>
                """.formatted(west, east, ref));
    }
}
