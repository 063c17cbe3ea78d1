package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.tile.Tile;
import org.roadmarshal.layer.MvtReader;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** The desk's filters: the list, the counts and the map find the same, page by page, also while others register. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuePagesTest {
    private static final int ISSUES = 60;
    /** Number n: every third is garbage, every fourth closed, every fifth has a due time, n days before the second of June. */
    private static final String FILL = """
            insert into issue (org, id, category, state, source, source_number, description, route, agency_id, township_id, geom, found_at, due_at)
            select 1, 2000 + n, case n % 3 when 0 then 'garbage' else 'heap' end, case n % 4 when 0 then 'closed' else 'filed' end,
              case n % 2 when 0 then 'hotline' else 'patrol' end, 'N-' || n, case n when 7 then 'by the 100%_mill' else 'other' end,
              case n % 10 when 0 then 'G101' else null end, case when n <= 40 then 2 else 3 end, case n % 6 when 0 then 5 end,
              st_setsrid(st_makepoint(120.35 + n * 0.004, 41.5 + n % 7 * 0.01), 4326), timestamptz '2026-06-02T00:00:00Z' - n * interval '1 day',
              case n % 5 when 0 then timestamptz '2026-07-01T00:00:00Z' + (n % 10) * interval '100 years' end
            from generate_series(1, 60) n""";

    private TestServer server;
    private ApiClient dispatcher;
    private TestDatabase database;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        this.database = database;
        SmallCity.build(database);
        execute(FILL);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        state=closed                                        | 15
        open=true                                           | 45
        open=true&category=garbage                          | 15
        agencyId=3                                          | 20
        agencyId=1                                          | 60
        townshipId=5                                        | 10
        route=G101                                          | 6
        overdue=true                                        | 3
        overdue=false                                       | 57
        source=hotline                                      | 30
        text=Y%20THE%20100                                  | 1
        text=_                                              | 1
        text=N-1                                            | 11
        text=%232033                                        | 1
        text=nothing                                        | 0
        from=2026-05-30T00:00:00Z                           | 3
        to=2026-05-30T00:00:00Z                             | 57
        from=2026-05-01T00:00:00Z&to=2026-05-30T00:00:00Z   | 29
        bbox=120.3,41.4,120.4301,41.7                       | 20
        """)
    void everyFilterIsOneForListCountAndMap(String filter, int found) throws Exception {
        assertThat(ids("?limit=1000&" + filter)).hasSize(found);
        assertThat(dispatcher.get("/issue-count?" + filter).json().get("issues").asInt())
                .isEqualTo(found);
        if (!filter.startsWith("bbox")) {
            for (int z : new int[] {5, 8, 11}) {
                assertThat(onTheMap(filter, z)).as("zoom " + z).isEqualTo(found);
            }
        }
    }

    /** The city lies across the edges of tiles; what lies on an edge is counted once. */
    private long onTheMap(String filter, int z) throws Exception {
        Tile from = Tile.at(new Lonlat(120.2, 41.8), z);
        Tile to = Tile.at(new Lonlat(120.8, 41.3), z);
        long count = 0;
        for (int x = from.x(); x <= to.x(); x++) {
            for (int y = from.y(); y <= to.y(); y++) {
                Answer answer = dispatcher.get("/issue-tiles/%d/%d/%d?%s".formatted(z, x, y, filter));
                if (answer.status() == 200) {
                    count += MvtReader.read(answer.bytes()).get(0).features().stream()
                            .mapToLong(feature -> (Long) feature.properties().get("count"))
                            .sum();
                } else {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
                }
            }
        }
        return count;
    }

    @Test
    void aSquareWithOneIsThatOne() throws Exception {
        Tile tile = Tile.at(new Lonlat(120.378, 41.5), 11);
        Answer answer = dispatcher.get("/issue-tiles/11/%d/%d?text=N-7".formatted(tile.x(), tile.y()));
        assertThat(MvtReader.read(answer.bytes()).get(0).features())
                .singleElement()
                .satisfies(feature -> assertThat(feature.properties())
                        .containsEntry("id", 2007L)
                        .containsEntry("state", "filed")
                        .containsEntry("category", "heap"));
        tile = Tile.at(new Lonlat(120.378, 41.5), 13);
        answer = dispatcher.get("/issue-tiles/13/%d/%d?text=N-7".formatted(tile.x(), tile.y()));
        assertThat(MvtReader.read(answer.bytes()).get(0).features())
                .singleElement()
                .satisfies(feature -> assertThat(feature.id()).isEqualTo(2007));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "due", "found"})
    void pagesAreWholeAndNothingComesTwiceWhileOthersRegister(String order) throws Exception {
        List<Long> before = ids("?limit=1000&order=" + order);
        assertThat(before).hasSize(order.equals("due") ? ISSUES * 3 / 4 : ISSUES);
        List<Long> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    dispatcher.get("/issues?limit=7&order=" + order + after).json();
            page.get("items").forEach(issue -> seen.add(issue.get("id").asLong()));
            after = page.has("next") ? "&after=" + page.get("next").asText() : null;
            execute("""
                    insert into issue (org, category, state, source, agency_id, geom, found_at, due_at) values
                      (1, 'stall', 'filed', 'patrol', 2, st_setsrid(st_makepoint(120.4, 41.5), 4326), now(), null),
                      (1, 'stall', 'filed', 'patrol', 2, st_setsrid(st_makepoint(120.4, 41.5), 4326), '2026-05-15', '2026-01-01'),
                      (1, 'stall', 'filed', 'patrol', 2, st_setsrid(st_makepoint(120.4, 41.5), 4326), '2026-05-15', '2126-01-01')""");
        } while (after != null);
        assertThat(new HashSet<>(seen)).as("none twice").hasSameSizeAs(seen);
        assertThat(seen).as("none left out, none out of order").containsSubsequence(before);
        execute("delete from issue where category = 'stall'");
    }

    @Test
    void whatIsDueFirstStandsFirst() throws Exception {
        List<Long> due = ids("?limit=1000&order=due");
        assertThat(due.subList(0, 3)).containsExactly(2010L, 2030L, 2050L);
        assertThat(due.subList(3, 9))
                .as("in five hundred years")
                .containsExactly(2005L, 2015L, 2025L, 2035L, 2045L, 2055L);
        assertThat(due.subList(9, 11)).as("those without a time").containsExactly(2001L, 2002L);
        assertThat(ids("?limit=3&order=found")).containsExactly(2001L, 2002L, 2003L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order=due&after=7",
                "order=found&after=x_1",
                "after=infinity_1",
                "order=found&after=2026-01-01T00:00:00Z_"
            })
    void aKeyOfAnotherOrderIsRefused(String query) throws Exception {
        Answer answer = dispatcher.get("/issues?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("after is not a page key");
    }

    @Test
    void everybodyCountsTheirOwn() throws Exception {
        assertThat(server.as("squad.west")
                        .get("/issue-count")
                        .json()
                        .get("issues")
                        .asInt())
                .isEqualTo(40);
        assertThat(server.as("other.admin").get("/issue-count").status()).isEqualTo(403);
    }

    private List<Long> ids(String query) throws Exception {
        Answer answer = dispatcher.get("/issues" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<Long> ids = new ArrayList<>();
        answer.json().get("items").forEach(issue -> ids.add(issue.get("id").asLong()));
        return ids;
    }

    private void execute(String sql) {
        Database.jdbi(database.dataSource()).useHandle(handle -> handle.execute(sql));
    }
}
