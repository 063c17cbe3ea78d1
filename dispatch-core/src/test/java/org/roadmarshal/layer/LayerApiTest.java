package org.roadmarshal.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.tile.Tile;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class LayerApiTest {
    private static TestServer server;
    private static ApiClient dispatcher;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource())
                .useHandle(handle -> handle.createScript(MAP).execute());
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Three roads through the square, ten issues in the west and two in the east. */
    private static final String MAP = """
            insert into road (org, id, osm_way, class, ref, name, oneway, geom) values
              (1, 51, 1, 'trunk', 'G101', '京沈线', false, st_setsrid(st_makeline(st_makepoint(120.3, 41.57), st_makepoint(120.6, 41.58)), 4326)),
              (1, 52, 2, 'tertiary', null, '北街', false, st_setsrid(st_makeline(st_makepoint(120.44, 41.5), st_makepoint(120.44, 41.6)), 4326)),
              (1, 53, 3, 'residential', null, null, true, st_setsrid(st_makeline(st_makepoint(120.45, 41.571), st_makepoint(120.451, 41.571)), 4326));
            insert into issue (org, id, category, state, source, agency_id, geom, found_at, due_at)
              select 1, 100 + n, 'garbage', 'dispatched', 'import', 2, st_setsrid(st_makepoint(120.40 + n * 0.001, 41.57), 4326),
                now(), now() - interval '1 day' from generate_series(1, 10) n;
            insert into issue (org, id, category, state, source, agency_id, geom, found_at)
              select 1, 200 + n, 'heap', case n when 1 then 'closed' else 'filed' end, 'import', 3, st_setsrid(st_makepoint(120.50 + n * 0.001, 41.57), 4326), now()
              from generate_series(1, 2) n;
            insert into issue (org, id, category, state, source, agency_id, geom, found_at)
              select 2, 300, 'heap', 'closed', 'import', 9, st_setsrid(st_makepoint(120.45, 41.57), 4326), now()
              from issue_category where org = 2 and code = 'heap'
            """;

    @Test
    void tellsTheCity() throws Exception {
        JsonNode city = dispatcher.get("/city").json();
        assertThat(city.get("name").asText()).isEqualTo("小城");
        assertThat(city.get("bounds").toString()).isEqualTo("[120.3,41.45,120.6,41.7]");
        assertThat(city.at("/centre/lon").asDouble()).isEqualTo(120.45);
    }

    @Test
    void listsTheLayers() throws Exception {
        Map<String, Long> counts = items(dispatcher.get("/layers"))
                .collect(Collectors.toMap(layer -> layer.get("name").asText(), layer -> layer.get("features")
                        .asLong()));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "counties",
                        0L,
                        "jurisdictions",
                        2L,
                        "roads",
                        3L,
                        "stations",
                        1L,
                        "issues",
                        12L,
                        "fences",
                        0L,
                        "highway_land",
                        0L,
                        "control_zones",
                        0L,
                        "stakes",
                        0L));
    }

    /** Small roads are for those who look closely. */
    @ParameterizedTest(name = "zoom {0}")
    @CsvSource({"8, trunk", "10, trunk tertiary", "13, trunk tertiary residential"})
    void thinsRoadsOut(int z, String classes) throws Exception {
        assertThat(tile("roads", z).features())
                .extracting(feature -> feature.properties().get("class"))
                .containsExactlyInAnyOrder((Object[]) classes.split(" "));
    }

    @Test
    void aTileHoldsWhatItSays() throws Exception {
        MvtReader.Layer stations = tile("stations", 10);
        assertThat(stations.name()).isEqualTo("stations");
        assertThat(stations.extent()).isEqualTo(4096);
        MvtReader.Feature station = stations.features().get(0);
        assertThat(station.id()).isEqualTo(41);
        assertThat(station.properties())
                .isEqualTo(Map.of(
                        "id",
                        41L,
                        "code",
                        "P01",
                        "name",
                        "治超站",
                        "nameEn",
                        "Weigh Station",
                        "kind",
                        "overload_control"));
        // Where it must lie within its tile, by the arithmetic of the XYZ scheme.
        var bounds = at(10).bounds();
        double x = (120.42 - bounds.west()) / (bounds.east() - bounds.west()) * 4096;
        assertThat((double) station.vertices().get(0)[0]).isBetween(x - 1, x + 1);
    }

    @Test
    void areasAreCutAtTheTilesEdge() throws Exception {
        MvtReader.Layer layer = tile("jurisdictions", 14);
        assertThat(layer.features()).isNotEmpty();
        assertThat(layer.features())
                .allSatisfy(feature -> assertThat(feature.vertices()).allSatisfy(vertex -> assertThat(vertex)
                        .satisfies(xy -> assertThat(xy[0]).isBetween(-64, 4160), xy -> assertThat(xy[1])
                                .isBetween(-64, 4160))));
    }

    @Test
    void openIssuesAreCountedFromAfar() throws Exception {
        for (int z : new int[] {8, 10}) {
            long counted = tile("issues", z).features().stream()
                    .mapToLong(feature -> (Long) feature.properties().get("count"))
                    .sum();
            assertThat(counted).as("zoom " + z).isEqualTo(11);
        }
        assertThat(tile("issues", 10).features())
                .as("alone in its square")
                .filteredOn(feature -> feature.id() == 202)
                .singleElement()
                .extracting(MvtReader.Feature::properties)
                .isEqualTo(Map.of("id", 202L, "count", 1L, "category", "heap", "state", "filed", "overdue", false));
        Tile near = Tile.at(new Lonlat(120.401, 41.57), 12);
        assertThat(MvtReader.read(dispatcher.get(path("issues", near)).bytes())
                        .get(0)
                        .features())
                .filteredOn(feature -> feature.id() == 101)
                .singleElement()
                .extracting(MvtReader.Feature::properties)
                .isEqualTo(Map.of("id", 101L, "category", "garbage", "state", "dispatched", "overdue", true));
    }

    @Test
    void everybodySeesTheIssuesOfTheirOwnGround() throws Exception {
        ApiClient west = server.as("squad.west");
        assertThat(items(west.get("/layers"))
                        .filter(layer -> layer.get("name").asText().equals("issues")))
                .singleElement()
                .extracting(layer -> layer.get("features").asInt())
                .isEqualTo(10);
        Tile east = Tile.at(new Lonlat(120.502, 41.57), 14);
        assertThat(west.get(path("issues", east)).status()).isEqualTo(204);
        assertThat(dispatcher.get(path("issues", east)).status()).isEqualTo(200);
        assertThat(server.as("other.admin").get(path("roads", at(10))).status())
                .as("another org")
                .isEqualTo(204);
    }

    @Test
    void aTileThatDidNotChangeCostsAHeader() throws Exception {
        String path = path("stations", at(9));
        String before = dispatcher.get(path).etag();
        assertThat(dispatcher
                        .send("GET", path, null, Map.of("If-None-Match", before))
                        .status())
                .isEqualTo(304);
        JsonNode station = items(dispatcher.get("/stations")).findFirst().orElseThrow();
        long version = layerVersion("stations");
        ApiClient.Answer changed = server.as("admin")
                .patch(
                        "/stations/" + station.get("id").asLong(),
                        station.get("version").asInt(),
                        "{\"name\":\"新站\"}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        long later = version;
        for (int i = 0; i < 1_000 && later == version; i++) {
            later = layerVersion("stations");
        }
        assertThat(later).as("the tail bumps the version").isGreaterThan(version);
        ApiClient.Answer now = dispatcher.send("GET", path, null, Map.of("If-None-Match", before));
        assertThat(now.status()).isEqualTo(200);
        assertThat(MvtReader.read(now.bytes()).get(0).features().get(0).properties())
                .containsEntry("name", "新站");
    }

    @ParameterizedTest
    @CsvSource({
        "/tiles/roads/0/0/0, 200",
        "/tiles/roads/1/1/0, 200",
        "/tiles/roads/22/0/0, 204",
        "/tiles/roads/0/1/0, 400",
        "/tiles/roads/3/8/0, 400",
        "/tiles/roads/3/0/8, 400",
        "/tiles/roads/3/-1/0, 400",
        "/tiles/roads/23/0/0, 400",
        "/tiles/roads/3/99999999999/0, 400",
        "/tiles/roads/3/a/0, 400",
        "/tiles/rivers/3/0/0, 400",
    })
    void knowsWhichTilesThereAre(String path, int status) throws Exception {
        assertThat(dispatcher.get(path).status()).isEqualTo(status);
    }

    @Test
    void givesFeaturesPageByPage() throws Exception {
        JsonNode first = dispatcher.get("/layers/issues/features?limit=7").json();
        JsonNode rest = dispatcher
                .get("/layers/issues/features?limit=7&after="
                        + first.get("next").asText())
                .json();
        assertThat(first.get("features")).hasSize(7);
        assertThat(rest.get("features")).hasSize(5);
        assertThat(rest.has("next")).isFalse();
        JsonNode issue = first.at("/features/0");
        assertThat(issue.get("type").asText()).isEqualTo("Feature");
        assertThat(issue.at("/geometry/coordinates").toString()).isEqualTo("[120.401,41.57]");
        assertThat(issue.at("/properties/overdue").asBoolean()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        120.4435,41.4,120.5,41.7   | 200 | 2
        120.3,41.57,120.31,41.58   | 200 | 1
        100,10,101,11              | 200 | 0
        120,41                     | 400 |
        a,b,c,d                    | 400 |
        121,41,120,42              | 400 |
        """)
    void givesFeaturesWithinABox(String box, int status, Integer count) throws Exception {
        ApiClient.Answer answer = dispatcher.get("/layers/roads/features?bbox=" + box);
        assertThat(answer.status()).isEqualTo(status);
        if (count != null) {
            assertThat(answer.json().get("features")).hasSize(count);
        }
    }

    private static long layerVersion(String name) throws Exception {
        return items(dispatcher.get("/layers"))
                .filter(layer -> layer.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .get("version")
                .asLong();
    }

    private static Tile at(int z) {
        return Tile.at(new Lonlat(120.4501, 41.5709), z);
    }

    private static String path(String layer, Tile tile) {
        return "/tiles/%s/%d/%d/%d".formatted(layer, tile.z(), tile.x(), tile.y());
    }

    private static MvtReader.Layer tile(String layer, int z) throws Exception {
        ApiClient.Answer answer = dispatcher.get(path(layer, at(z)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/vnd.mapbox-vector-tile");
        List<MvtReader.Layer> layers = MvtReader.read(answer.bytes());
        assertThat(layers).hasSize(1);
        return layers.get(0);
    }

    private static Stream<JsonNode> items(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("items").spliterator(), false);
    }
}
