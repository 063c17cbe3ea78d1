package org.roadmarshal.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.position.Mover;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
class TrackApiTest {
    /** Noon in the city, yesterday. */
    private static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS).plus(4, ChronoUnit.HOURS);

    private static final String DAY = "from=%s&to=%s".formatted(NOON, NOON.plus(1, ChronoUnit.HOURS));
    private static final String UNIT = "/movers/unit/" + SmallCity.UNIT_WEST;

    private static TestServer server;
    private static ApiClient dispatcher;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Jdbi jdbi = Database.jdbi(database.dataSource());
        jdbi.useTransaction(handle -> {
            Ride.devices(handle);
            Ride.put(handle, 1, Ride.DEVICE, Mover.unit(SmallCity.UNIT_WEST), 120.4, 41.57, NOON);
            // The phone in the same car, a second later and fifty metres beside it.
            Ride.put(
                    handle, 1, Ride.OTHER_DEVICE, Mover.unit(SmallCity.UNIT_WEST), 120.4, 41.5705, NOON.plusSeconds(1));
            Ride.put(handle, 1, 73, Mover.vehicle(16), 120.4, 41.59, NOON);
            // After midnight in the city.
            Ride.put(handle, 1, 74, Mover.unit(SmallCity.UNIT_EAST), 120.5, 41.6, NOON.plus(705, ChronoUnit.MINUTES));
            Ride.put(handle, 2, 75, Mover.unit(SmallCity.UNIT_OTHER), 120.4, 41.57, NOON);
            handle.execute("""
                    insert into journal (org, seq, at, kind, subject, subject_id, version, agency_id, unit_id, actor_name, data, hash)
                    select 1, n, ?::timestamptz + n * interval '1 minute', kind, split_part(kind, '.', 1), n, 1, 2, 21, 'x', '{"n":1}', ''
                    from unnest(array['task.accepted', 'alarm.raised', 'unit.changed', 'task.cleared']) with ordinality k (kind, n)
                    """, NOON.toString());
        });
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTrackIsSimplifiedToSoManyPoints() throws Exception {
        JsonNode track = dispatcher.get(UNIT + "/track?points=20&" + DAY).json();
        assertThat(track.get("name").asText()).isEqualTo("101-01");
        assertThat(track.get("fixes").asInt()).as("one device of two").isEqualTo(180);
        assertThat(track.get("time").size()).isBetween(4, 20);
        for (String column : new String[] {"lon", "lat", "speedKmh"}) {
            assertThat(track.get(column)).hasSameSizeAs(track.get("time"));
        }
        assertThat(track.at("/time/0").asLong()).isZero();
        assertThat(track.at("/lon/0").asDouble()).isEqualTo(120.4);
        assertThat(track.get("errorM").asDouble()).isLessThan(5);
        assertThat(dispatcher.get("/movers/vehicle/15/track?" + DAY).json().get("time"))
                .isEmpty();
    }

    @Test
    void tripsStopsAndKilometres() throws Exception {
        JsonNode trips = dispatcher.get(UNIT + "/trips?" + DAY).json();
        assertThat(trips.get("trips")).hasSize(2);
        assertThat(trips.get("stops")).hasSize(1);
        assertThat(trips.get("gaps")).isEmpty();
        assertThat(trips.get("km").asDouble()).isCloseTo(15, within(0.1));
        assertThat(trips.at("/trips/0/maxKmh").asDouble()).isEqualTo(60);
        assertThat(trips.at("/stops/0/from").asText())
                .isEqualTo(NOON.plusSeconds(600).toString());
        assertThat(dispatcher.get(UNIT + "/trips?minutes=15&" + DAY).json().get("stops"))
                .isEmpty();
    }

    @Test
    void kilometresByTheCitysDay() throws Exception {
        String two = "from=%s&to=%s".formatted(NOON, NOON.plus(1, ChronoUnit.DAYS));
        JsonNode mileage = dispatcher
                .get("/movers/unit/%d/mileage?%s".formatted(SmallCity.UNIT_EAST, two))
                .json();
        assertThat(mileage.get("days")).hasSize(2);
        assertThat(mileage.get("km").asDouble()).isCloseTo(15, within(0.1));
        assertThat(mileage.at("/days/0/km").asDouble()).isCloseTo(10, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "gpx, application/gpx+xml, </gpx>",
        "geojson, application/geo+json, 'FeatureCollection'",
        "csv, text/csv; charset=utf-8, '\uFEFFtime,lon,lat'"
    })
    void aTrackIsTakenAway(String format, String type, String content) throws Exception {
        ApiClient.Answer file = dispatcher.get(UNIT + "/track-file?format=" + format + "&" + DAY);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.contentType()).isEqualTo(type);
        assertThat(file.body())
                .contains(content)
                .contains(NOON.plusSeconds(1790).toString());
    }

    /** More than one page, and more than one partition. */
    @Test
    void whatIsTakenAwayIsComplete() throws Exception {
        String two = "from=%s&to=%s".formatted(NOON, NOON.plus(1, ChronoUnit.DAYS));
        String csv = dispatcher
                .get("/movers/unit/%d/track-file?format=csv&%s".formatted(SmallCity.UNIT_EAST, two))
                .body();
        assertThat(csv.lines()).hasSize(181).doesNotHaveDuplicates();
    }

    @Test
    void whoWasNear() throws Exception {
        JsonNode near = dispatcher
                .get("/passages?lon=120.46&lat=41.57&radiusM=1000&" + DAY)
                .json()
                .get("items");
        assertThat(near).hasSize(1);
        assertThat(near.at("/0/name").asText()).isEqualTo("101-01");
        assertThat(near.at("/0/distanceM").asDouble()).isLessThan(100);
        assertThat(Instant.parse(near.at("/0/time").asText())).isBetween(NOON.plusSeconds(280), NOON.plusSeconds(320));
        assertThat(Instant.parse(near.at("/0/first").asText()))
                .isBefore(Instant.parse(near.at("/0/time").asText()));
        assertThat(dispatcher
                        .get("/passages?lon=120.46&lat=41.57&radiusM=5000&" + DAY)
                        .json()
                        .get("items"))
                .as("the vehicle two kilometres to the north, and nobody of another org")
                .hasSize(2);
        assertThat(server.as("squad.west")
                        .get("/passages?lon=120.46&lat=41.57&radiusM=5000&" + DAY)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void aGroupIsReplayedWithWhatHappened() throws Exception {
        String movers = "movers=unit:21,vehicle:16,unit:21&" + DAY;
        JsonNode items = dispatcher.get("/replay?" + movers).json().get("items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/1/kind").asText()).isEqualTo("vehicle");
        assertThat(items.at("/1/time").size()).isBetween(4, 60);
        JsonNode events = dispatcher.get("/replay/events?" + movers).json().get("items");
        assertThat(events)
                .extracting(event -> event.get("kind").asText())
                .containsExactly("task.accepted", "alarm.raised", "task.cleared");
    }

    @Test
    void nobodySeesWhatIsNotTheirs() throws Exception {
        for (String path : new String[] {"/track?", "/trips?", "/mileage?", "/track-file?format=gpx&"}) {
            assertThat(dispatcher
                            .get("/movers/unit/" + SmallCity.UNIT_OTHER + path + DAY)
                            .status())
                    .isEqualTo(404);
            assertThat(dispatcher.get("/movers/vehicle/17" + path + DAY).status())
                    .isEqualTo(404);
            assertThat(server.as("other.admin").get(UNIT + path + DAY).status()).isEqualTo(404);
            assertThat(server.as("squad.west")
                            .get("/movers/unit/" + SmallCity.UNIT_EAST + path + DAY)
                            .status())
                    .isEqualTo(404);
            assertThat(server.as("verifier").get(UNIT + path + DAY).status()).isEqualTo(403);
        }
        assertThat(dispatcher.get("/replay?movers=unit:21,unit:29&" + DAY).status())
                .isEqualTo(404);
        assertThat(dispatcher.get("/replay/events?movers=unit:29&" + DAY).status())
                .isEqualTo(404);
        assertThat(server.as("other.admin")
                        .get("/passages?lon=120.46&lat=41.57&radiusM=5000&" + DAY)
                        .json()
                        .get("items"))
                .extracting(item -> item.get("id").asLong())
                .containsExactly(SmallCity.UNIT_OTHER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /movers/unit/21/track?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z
        /movers/unit/21/track?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z
        /movers/unit/21/track?from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z
        /movers/unit/21/track?from=yesterday&to=2026-01-01T00:00:00Z
        /movers/unit/21/track?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&points=1
        /movers/boat/21/track?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z
        /movers/unit/21/track-file?format=kml&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z
        /movers/unit/21/trips?radiusM=1&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z
        /passages?lon=120&lat=41&radiusM=6000&from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z
        /passages?lon=120&lat=41&radiusM=100&from=2026-01-01T00:00:00Z&to=2026-01-02T01:00:00Z
        /passages?lat=41&radiusM=100&from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z
        /replay?movers=unit:21&from=2026-01-01T00:00:00Z&to=2026-01-12T00:00:00Z
        /replay?movers=unit&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z
        /replay?movers=&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z
        /replay?movers=unit:21;drop&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z
        """)
    void whatCannotBeIsRefused(String path) throws Exception {
        ApiClient.Answer answer = dispatcher.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void tooMuchAtOnceIsRefused() throws Exception {
        StringBuilder movers = new StringBuilder("unit:1");
        for (int i = 2; i <= 200; i++) {
            movers.append(",unit:").append(i);
        }
        String week = "from=%s&to=%s".formatted(NOON, NOON.plus(7, ChronoUnit.DAYS));
        ApiClient.Answer answer = dispatcher.get("/replay?movers=" + movers + "&" + week);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("mover-hours");
        assertThat(dispatcher
                        .get("/replay?movers=" + movers + ",unit:201&" + DAY)
                        .status())
                .isEqualTo(400);
    }
}
