package org.roadmarshal.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.db.Database;
import org.roadmarshal.history.internal.JdbcPicture;
import org.roadmarshal.history.internal.PastPicture;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.AcknowledgeLadder;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.task.LadderService;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.Documents;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.RealDays;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;
import org.roadmarshal.track.TrackPolicy;
import org.roadmarshal.track.TrackService;
import org.roadmarshal.unit.UnitService;

@ExtendWith(PostgisExtension.class)
final class PictureTest {
    private static TestServer server;
    private static Jdbi jdbi;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        jdbi.useHandle(handle -> handle.execute("alter table org alter id restart with 100"));
        server = TestServer.start(database);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePictureOfTheExampleIsWhatItsRowsSay() throws Exception {
        HistoryMapping mapping = HistoryMapping.OURS.in(ZoneId.of("Asia/Shanghai"));
        PastFile past = PastFile.read(Documents.file("history-example.csv"), mapping, Instant.now());
        jdbi.useTransaction(handle ->
                Journal.inside(handle, SmallCity.ORG, Actor.SYSTEM, transaction -> new HistoryImport("history", false)
                        .run(transaction, past)));
        List<Row> rows = rows(
                Documents.file("history-example.csv"),
                "yyyy-MM-dd HH:mm:ss",
                "Asia/Shanghai",
                new String[] {
                    "incident", "unit", "received", "dispatched", "en_route", "on_scene", "cleared", "cancelled"
                },
                Set.of(2, 3, 4, 5, 6, 7));
        ApiClient leader = server.as("leader");
        for (Instant at : instants(rows)) {
            JsonNode picture = leader.get("/picture?at=" + at).json();
            assertThat(busy(picture)).as("units at %s", at).isEqualTo(busy(rows, at));
            assertThat(open(picture))
                    .as("incidents at %s", at)
                    .hasSize(open(rows, at).size());
            assertThat(picture.get("tasks")).as("tasks at %s", at).hasSize((int)
                    rows.stream().filter(row -> row.committed(at)).count());
        }
    }

    @Test
    void thePictureOfTwoRealDaysIsWhatTheFileSays() throws Exception {
        Principal leader = RealDays.load(jdbi).leader();
        List<Row> rows = rows(
                RealDays.file(),
                "MM/dd/yyyy hh:mm:ss a",
                "America/Los_Angeles",
                new String[] {
                    "Call Number",
                    "Unit ID",
                    "Received DtTm",
                    "Dispatch DtTm",
                    "Response DtTm",
                    "On Scene DtTm",
                    "Available DtTm",
                    null
                },
                null);
        assertThat(rows).hasSize(1_934);
        PictureService pictures = pictures();
        List<Instant> all = instants(rows);
        // Some of the seconds at which something happened, or of those before and after.
        for (int i = 0; i < all.size(); i += 120) {
            Instant at = all.get(i);
            JsonNode picture = Json.tree(Json.write(
                    jdbi.withHandle(handle -> pictures.at(handle, leader, at, Set.of(Section.values()), false))));
            assertThat(busy(picture)).as("units at %s", at).isEqualTo(busy(rows, at));
            assertThat(open(picture))
                    .as("incidents at %s", at)
                    .hasSize(open(rows, at).size());
        }
    }

    @Test
    void whatWasDoneTodayIsSeenAsItStoodAfterEachStep() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        Instant before = now();
        long incident = dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"x\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                .id();
        Instant reported = sealed();
        long task = dispatcher
                .post("/tasks", "{\"incidentId\":%d,\"unitId\":21}".formatted(incident))
                .id();
        Instant dispatched = sealed();
        ApiClient crew = server.as("officer.west");
        crew.post("/tasks/" + task + "/milestones", "{\"milestone\":\"on_scene\"}");
        Instant onScene = sealed();
        crew.post("/tasks/" + task + "/milestones", "{\"milestone\":\"cleared\"}");
        dispatcher.patch("/incidents/" + incident, 1, "{\"state\":\"closed\",\"outcome\":\"done\"}");
        Instant closed = sealed();

        assertThat(state(dispatcher, before, 21)).isEqualTo("unrecorded");
        assertThat(open(dispatcher.get("/picture?at=" + before).json())).isEmpty();
        assertThat(open(dispatcher.get("/picture?at=" + reported).json())).containsExactly(incident);
        assertThat(state(dispatcher, dispatched, 21)).isEqualTo("assigned");
        assertThat(state(dispatcher, onScene, 21)).isEqualTo("on_scene");
        assertThat(dispatcher
                        .get("/picture?at=" + onScene)
                        .json()
                        .at("/tasks/0/state")
                        .asText())
                .isEqualTo("on_scene");
        JsonNode after = dispatcher.get("/picture?at=" + closed).json();
        assertThat(open(after)).isEmpty();
        assertThat(after.get("tasks")).isEmpty();
        assertThat(state(dispatcher, closed, 21)).isEqualTo("returning");
        // A unit that never changed stands as it was registered.
        assertThat(state(dispatcher, closed, 23)).isEqualTo("available");

        assertThat(open(server.as("officer.east").get("/picture?at=" + reported).json()))
                .as("another squad's")
                .isEmpty();
        assertThat(open(server.as("other.admin").get("/picture?at=" + reported).json()))
                .as("another city's")
                .isEmpty();
        keyframesChangeNothing(dispatcher, List.of(before, reported, dispatched, onScene, closed));
    }

    @Test
    void whatHasEndedInWhateverWayIsGone() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        long incident = dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"y\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                .id();
        long first = dispatcher
                .post("/tasks", "{\"incidentId\":%d,\"unitId\":22,\"overrideReason\":\"x\"}".formatted(incident))
                .id();
        ApiClient.Answer closure = dispatcher.post(
                "/closures",
                "{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[120.4,41.5],[120.5,41.5],[120.5,41.6],[120.4,41.5]]]},"
                        + "\"reason\":\"塌方\",\"until\":\"" + Instant.now().plusSeconds(3_600) + "\"}");
        Instant during = sealed();
        long second = dispatcher
                .post("/tasks/" + first + "/handovers", "{\"unitId\":24,\"overrideReason\":\"换班\"}")
                .id();
        dispatcher.send(
                "DELETE", "/closures/" + closure.id(), null, Map.of("If-Match", "\"" + closure.version() + "\""));
        Instant after = sealed();
        dispatcher.post("/tasks/" + second + "/milestones", "{\"milestone\":\"cancelled\",\"reason\":\"x\"}");
        dispatcher.patch("/incidents/" + incident, 1, "{\"state\":\"closed\",\"outcome\":\"done\"}");

        JsonNode then = dispatcher.get("/picture?at=" + during).json();
        assertThat(then.at("/tasks/0/id").asLong()).isEqualTo(first);
        assertThat(then.at("/closures/0/reason").asText()).isEqualTo("塌方");
        JsonNode later = dispatcher.get("/picture?at=" + after).json();
        assertThat(later.get("tasks"))
                .extracting(task -> task.get("id").asLong())
                .containsExactly(second);
        assertThat(later.get("closures")).isEmpty();
    }

    private static void keyframesChangeNothing(ApiClient dispatcher, List<Instant> instants) throws Exception {
        List<JsonNode> without = new ArrayList<>();
        for (Instant at : instants) {
            without.add(dispatcher.get("/picture?at=" + at).json());
        }
        jdbi.useTransaction(
                handle -> instants.forEach(at -> JdbcPicture.writeKeyframe(handle, SmallCity.ORG, at.minusMillis(1))));
        for (int i = 0; i < instants.size(); i++) {
            assertThat(dispatcher.get("/picture?at=" + instants.get(i)).json()).isEqualTo(without.get(i));
        }
        jdbi.useHandle(handle -> handle.execute("delete from journal_keyframe"));
    }

    @Test
    void positionsAreTheNewestOfTheHalfHourBefore() throws Exception {
        Instant at = Instant.now().minus(Duration.ofHours(2));
        jdbi.useHandle(handle -> {
            handle.execute("insert into device (org, id, kind, label) values (1, 71, 'upload', 'x')");
            for (int minutes : List.of(50, 20, 10, -10)) {
                handle.execute(
                        "insert into fix (org, device_id, unit_id, at, geom) values (1, 71, 23, ?, st_setsrid(st_makepoint(120.5, 41 + ? / 100.0), 4326))",
                        at.minus(Duration.ofMinutes(minutes)),
                        minutes);
            }
        });
        JsonNode positions = server.as("leader").get("/picture?at=" + at).json().get("positions");
        assertThat(positions).hasSize(1);
        assertThat(positions.get(0).get("lat").asDouble()).isEqualTo(41.1);
        assertThat(positions.get(0).get("name").asText()).isEqualTo("102-01");
        assertThat(server.as("leader")
                        .get("/picture?at=" + at.minus(Duration.ofMinutes(55)))
                        .json()
                        .get("positions"))
                .isEmpty();
        assertThat(server.as("officer.west").get("/picture?at=" + at).json().get("positions"))
                .isEmpty();
    }

    @Test
    void onlyThePastHasAPicture() throws Exception {
        ApiClient leader = server.as("leader");
        for (String query : List.of(
                "",
                "?at=yesterday",
                "?at=" + Instant.now().plusSeconds(60),
                "?at=2025-01-01T00:00:00Z&sections=unit,people")) {
            assertThat(leader.get("/picture" + query).code()).as(query).isEqualTo("validation");
        }
        assertThat(server.asNobody().get("/picture?at=2025-01-01T00:00:00Z").status())
                .isEqualTo(401);
        JsonNode few =
                leader.get("/picture?sections=unit&at=2025-01-01T00:00:00Z").json();
        assertThat(few.get("incidents")).isEmpty();
    }

    /** As a reader of the file sees it: nothing here knows the importer. */
    private record Row(
            String incident,
            String unit,
            Instant received,
            Instant dispatched,
            Instant enRoute,
            Instant onScene,
            Instant end) {
        boolean committed(Instant at) {
            return !at.isBefore(dispatched) && at.isBefore(end);
        }

        String state(Instant at) {
            return onScene != null && !at.isBefore(onScene)
                    ? "on_scene"
                    : enRoute != null && !at.isBefore(enRoute) ? "en_route" : "assigned";
        }
    }

    private static Map<String, String> busy(List<Row> rows, Instant at) {
        Map<String, Row> last = new TreeMap<>();
        rows.stream()
                .filter(row -> row.committed(at))
                .forEach(row -> last.merge(
                        row.unit, row, (one, other) -> one.dispatched.isAfter(other.dispatched) ? one : other));
        Map<String, String> states = new TreeMap<>();
        last.forEach((unit, row) -> states.put(unit, row.state(at)));
        return states;
    }

    private static Set<String> open(List<Row> rows, Instant at) {
        Map<String, Instant> from = new HashMap<>();
        Map<String, Instant> to = new HashMap<>();
        rows.forEach(row -> {
            from.merge(row.incident, row.received, (one, other) -> one.isBefore(other) ? one : other);
            to.merge(row.incident, row.end, (one, other) -> one.isAfter(other) ? one : other);
        });
        Set<String> open = new TreeSet<>();
        from.forEach((incident, begun) -> {
            if (!at.isBefore(begun) && at.isBefore(to.get(incident))) {
                open.add(incident);
            }
        });
        return open;
    }

    private static List<Instant> instants(List<Row> rows) {
        TreeSet<Instant> all = new TreeSet<>();
        rows.forEach(row -> {
            for (Instant at : new Instant[] {row.received, row.dispatched, row.enRoute, row.onScene, row.end}) {
                if (at != null) {
                    all.addAll(List.of(at.minusSeconds(1), at, at.plusSeconds(1)));
                }
            }
        });
        return List.copyOf(all);
    }

    private static List<Row> rows(Path file, String pattern, String zone, String[] columns, Set<Integer> only)
            throws Exception {
        DateTimeFormatter form = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(","));
        List<Row> rows = new ArrayList<>();
        for (int number = 2; number <= lines.size(); number++) {
            if (only != null && !only.contains(number)) {
                continue;
            }
            // The only commas within quotes stand in the last column.
            String[] cells = lines.get(number - 1).split(",");
            Instant[] times = new Instant[columns.length];
            for (int i = 2; i < columns.length; i++) {
                String text = columns[i] == null ? "" : cells[header.indexOf(columns[i])];
                times[i] = text.isEmpty()
                        ? null
                        : LocalDateTime.parse(text, form)
                                .atZone(ZoneId.of(zone))
                                .toInstant();
            }
            rows.add(new Row(
                    cells[header.indexOf(columns[0])],
                    cells[header.indexOf(columns[1])],
                    times[2],
                    times[3],
                    times[4],
                    times[5],
                    times[6] == null ? times[7] : times[6]));
        }
        return rows;
    }

    private static Map<String, String> busy(JsonNode picture) {
        Map<String, String> busy = new TreeMap<>();
        picture.get("units").forEach(unit -> {
            if (unit.has("taskId")) {
                busy.put(unit.get("callsign").asText(), unit.get("state").asText());
            }
        });
        return busy;
    }

    private static List<Long> open(JsonNode picture) {
        List<Long> ids = new ArrayList<>();
        picture.get("incidents").forEach(incident -> ids.add(incident.get("id").asLong()));
        return ids;
    }

    private static String state(ApiClient client, Instant at, long unit) throws Exception {
        for (JsonNode one : client.get("/picture?at=" + at).json().get("units")) {
            if (one.get("id").asLong() == unit) {
                return one.get("state").asText();
            }
        }
        return "unrecorded";
    }

    private static Instant now() {
        return jdbi.withHandle(handle ->
                handle.select("select clock_timestamp()").mapTo(Instant.class).one());
    }

    /** Once all that was told is sealed. */
    private static Instant sealed() {
        Instant now = now();
        boolean waiting = true;
        while (waiting) {
            waiting = jdbi.withHandle(handle -> handle.select("select exists (select from journal_inbox)")
                    .mapTo(Boolean.class)
                    .one());
        }
        return now;
    }

    private static PictureService pictures() {
        UnitService units = new UnitService();
        IncidentService incidents = new IncidentService();
        TaskService tasks = new TaskService(
                incidents,
                units,
                new AcknowledgeLadder(
                        incidents,
                        units,
                        new AlarmService(),
                        new LadderService(LadderConfig.DEFAULT),
                        (handle, org, incident, agencies) -> List.of()));
        return new PictureService(
                new PastPicture(incidents, tasks, units), units, new TrackService(new TrackPolicy(30, 366)));
    }
}
