package org.roadmarshal.radar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** What the radar counts of a few issues, asked for a Tuesday, the 16th of June 2026; and the patrol that it sends. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RadarApiTest {
    /**
     * At G101 K480: one of each of the two Junes before (season), one relapse and its former, one open and overdue, one merged. At a
     * square without stake marks: five on Tuesdays that are sixths, elfths and the like. Alone and closed: one that is not looked at.
     */
    private static final String FILL = """
            insert into issue (org, id, category, state, source, route, stake, agency_id, geom, found_at, due_at, closed_at, relapse_of, parent_id)
            select 1, id, category, state, 'patrol', route, stake, 2, st_setsrid(st_makepoint(lon, 41.57), 4326), day + interval '4 hours', due, closed, of, parent
            from (values
              (3001, 'heap',    'closed', 'G101', 'K480+100', 120.40, timestamptz '2024-06-20', null::timestamptz, timestamptz '2024-07-01', null::bigint, null::bigint),
              (3002, 'heap',    'closed', 'G101', 'K480+480', 120.40, '2025-06-01', null, '2025-06-20', null, null),
              (3003, 'heap',    'closed', 'G101', 'K480+200', 120.40, '2026-03-04', null, '2026-03-08', null, null),
              (3004, 'garbage', 'filed',  'G101', 'K480+300', 120.40, '2026-05-07', '2026-05-09', null, 3003, null),
              (3005, 'heap',    'merged', 'G101', 'K480+300', 120.40, '2026-05-07', null, null, null, 3004),
              (3006, 'heap',    'closed', 'G101', 'K480+500', 120.41, '2026-05-08', null, '2026-05-10', null, null),
              (3011, 'stall',   'closed', null, null, 120.50, '2026-01-06', null, '2026-01-07', null, null),
              (3012, 'stall',   'closed', null, null, 120.50, '2025-11-11', null, '2025-11-12', null, null),
              (3013, 'stall',   'closed', null, null, 120.50, '2025-12-16', null, '2025-12-17', null, null),
              (3014, 'stall',   'closed', null, null, 120.50, '2025-09-18', null, '2025-09-19', null, null)
            ) v (id, category, state, route, stake, lon, day, due, closed, of, parent) order by id""";

    private TestServer server;
    private ApiClient dispatcher;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource()).useHandle(handle -> handle.execute(FILL));
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void saysWhatItCounted() throws Exception {
        JsonNode places = dispatcher.get("/radar?date=2026-06-16").json();
        assertThat(places.get("date").asText()).isEqualTo("2026-06-16");
        assertThat(places.get("items")).hasSize(2);
        JsonNode interval = places.at("/items/0");
        assertThat(interval.get("key").asText()).isEqualTo("G101:960");
        assertThat(interval.get("name").asText()).isEqualTo("G101 K480+000–K480+500");
        assertThat(said(interval))
                .containsExactly("relapse 1 5", "repeated 1 1", "season 2 4", "open 1 1", "overdue 1 2");
        assertThat(interval.get("score").asInt()).isEqualTo(13);
        assertThat(interval.get("categories").toString()).isEqualTo("[\"heap\",\"garbage\"]");
        JsonNode square = places.at("/items/1");
        assertThat(square.has("name")).isFalse();
        assertThat(said(square)).containsExactly("repeated 3 3", "weekday 3/4 4", "market_day 3/4 4");
    }

    @Test
    void looksOnlyAtWhatIsAskedForAndSeen() throws Exception {
        assertThat(dispatcher
                        .get("/radar?date=2026-06-16&category=stall")
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(dispatcher.get("/radar?date=2026-06-16&agencyId=3").json().get("items"))
                .isEmpty();
        assertThat(dispatcher.get("/radar?date=2026-06-16&agencyId=1").json().get("items"))
                .hasSize(2);
        assertThat(server.as("officer.east")
                        .get("/radar?date=2026-06-16")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(dispatcher.get("/radar?date=2026-02-30").status()).isEqualTo(400);
    }

    @Test
    void laysAWayAndSendsAPatrolOverIt() throws Exception {
        JsonNode route = dispatcher.get("/radar/route?date=2026-06-16&places=2").json();
        assertThat(route.get("stops")).hasSize(2);
        assertThat(route.at("/stops/0/place/key").asText()).isEqualTo("G101:960");
        Answer task = dispatcher.post("/radar/patrols", """
                {"unitId": %d, "date": "2026-06-16", "places": ["G101:960", "%s"]}""".formatted(
                        SmallCity.UNIT_WEST, route.at("/stops/1/place/key").asText()));
        assertThat(task.status()).as(task.body()).isEqualTo(201);
        assertThat(task.json().at("/incident/summary").asText()).isEqualTo("复发巡查：G101 K480+000–K480+500 等 2 处");
        assertThat(task.json().get("instructions").asText())
                .contains("1. G101 K480+000–K480+500：一年内复发 1 次", "2. 41.57");
        Answer unknown = dispatcher.post("/radar/patrols", """
                {"unitId": %d, "date": "2026-06-16", "places": ["G999:1"]}""".formatted(SmallCity.UNIT_WEST));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("no place G999:1");
    }

    private static List<String> said(JsonNode place) {
        List<String> said = new ArrayList<>();
        place.get("reasons")
                .forEach(reason -> said.add(reason.get("kind").asText() + " " + reason.get("count")
                        + (reason.has("of") ? "/" + reason.get("of") : "") + " " + reason.get("points")));
        return said;
    }
}
