package org.roadmarshal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.db.Database;
import org.roadmarshal.history.ImportReport.Line;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.Documents;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.RealDays;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class HistoryImportTest {
    private static final HistoryMapping SHANGHAI = HistoryMapping.OURS.in(ZoneId.of("Asia/Shanghai"));

    private static TestServer server;
    private static Jdbi jdbi;
    private static ImportReport report;

    @BeforeAll
    static void importTheExample(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        report = run(Documents.file("history-example.csv"), SHANGHAI, false);
        server = TestServer.start(database);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRowIsUsedOrListedWithItsReason() {
        assertThat(report.rows()).isEqualTo(12);
        assertThat(report.created()).isEqualTo(6);
        assertThat(report.incidents()).isEqualTo(5);
        assertThat(report.units()).isEqualTo(4);
        assertThat(report.listed()).extracting(Line::row).containsExactly(8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(report.listed())
                .extracting(Line::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("cleared is empty"),
                        reason -> assertThat(reason).contains("50 km"),
                        reason -> assertThat(reason).isEqualTo("unit is empty"),
                        reason -> assertThat(reason).contains("as row 2"),
                        reason -> assertThat(reason).startsWith("dispatched is not a time"),
                        reason -> assertThat(reason).startsWith("priority must be"));
        assertThat(report.notes()).containsExactly(new Line(6, "on_scene comes before en_route"));
    }

    @Test
    void milestonesKeepTheSourcesTimesAndSayWhenTheyWereWrittenDown() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        long task = task("A-4", "P-1");
        var json = dispatcher.get("/tasks/" + task).json();
        assertThat(json.get("state").asText()).isEqualTo("cleared");
        assertThat(json.get("createdAt").asText()).isEqualTo("2025-03-10T00:37:00Z");
        assertThat(json.get("milestones").findValuesAsText("milestone"))
                .containsExactly("dispatched", "en_route", "on_scene", "cleared");
        assertThat(json.get("milestones").findValuesAsText("deviceTime"))
                .extracting(time -> Instant.parse(time.replace("+00:00", "Z")))
                .containsExactly(
                        Instant.parse("2025-03-10T00:37:00Z"),
                        Instant.parse("2025-03-10T00:45:00Z"),
                        Instant.parse("2025-03-10T00:44:00Z"),
                        Instant.parse("2025-03-10T01:00:00Z"));
        assertThat(json.get("milestones").get(0).get("at").asText()).doesNotStartWith("2025");
    }

    @Test
    void itDisturbsNoBoard() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        assertThat(dispatcher.get("/units").json().get("items").findValuesAsText("callsign"))
                .containsExactly("101-01", "101-02", "102-01", "102-02");
        assertThat(dispatcher.get("/incidents?state=open").json().get("items")).isEmpty();
        assertThat(dispatcher.get("/tasks?open=true").json().get("items")).isEmpty();
        assertThat(dispatcher
                        .get("/incident-summary")
                        .json()
                        .get("createdToday")
                        .asInt())
                .isZero();
        ApiClient.Answer journal = server.as("leader").get("/journal");
        assertThat(journal.json().get("items").findValuesAsText("kind")).containsOnlyOnce("history.imported");
    }

    @Test
    void aHistoricUnitIsNotSentAndItsCallsignCanBeTakenOver() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        long incident = dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"x\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                .id();
        String wanted = "{\"incidentId\":%d,\"unitId\":%d,\"overrideReason\":\"x\"}".formatted(incident, unit("P-4"));
        assertThat(dispatcher.post("/tasks", wanted).status()).isEqualTo(404);
        long unit = unit("P-4");
        ApiClient.Answer made =
                server.as("admin").post("/units", "{\"callsign\":\"P-4\",\"kind\":\"foot\",\"agencyId\":3}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.id()).isEqualTo(unit);
        dispatcher.patch("/incidents/" + incident, 1, "{\"state\":\"cancelled\"}");
        jdbi.useHandle(handle -> handle.execute("update unit set historic = true where id = ?", unit));
    }

    @Test
    void importingAgainDoublesNothingAndAChangedRowIsListed(@TempDir Path directory) throws Exception {
        ImportReport again = run(Documents.file("history-example.csv"), SHANGHAI, false);
        assertThat(again.created()).isZero();
        assertThat(again.known()).isEqualTo(6);
        assertThat(again.listed()).hasSize(6);
        Path changed = directory.resolve("changed.csv");
        Files.writeString(
                changed,
                Files.readString(Documents.file("history-example.csv"))
                        .replace("2025-03-10 08:35:00", "2025-03-10 08:36:00"));
        ImportReport after = run(changed, SHANGHAI, false);
        assertThat(after.known()).isEqualTo(5);
        assertThat(after.listed()).extracting(Line::row).contains(3L);
        int tasks = jdbi.withHandle(handle -> handle.select("select count(*) from past_task where source = 'history'")
                .mapTo(Integer.class)
                .one());
        assertThat(tasks).isEqualTo(6);
    }

    @Test
    void whatTheCityDoesNotHaveIsListedOrMade(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("foreign.csv");
        Files.writeString(file, """
                incident,unit,dispatched,cleared,category,squad,lon,lat
                X-1,Z-9,2025-03-10T08:00:00Z,2025-03-10T09:00:00Z,Rock fall,north,120.4,41.57
                X-2,Z-9,2025-03-10T08:00,2025-03-10T09:00:00Z,overload,west,120.4,41.57
                """);
        ImportReport refused = run(file, HistoryMapping.OURS, false);
        assertThat(refused.listed())
                .extracting(Line::reason)
                .containsExactly("there is no squad north", "dispatched has no offset; say which time zone it is of");
        jdbi.useHandle(handle -> {
            handle.begin();
            ImportReport made =
                    Journal.inside(handle, SmallCity.ORG, Actor.SYSTEM, transaction -> new HistoryImport("other", true)
                            .run(transaction, read(file, HistoryMapping.OURS)));
            assertThat(made.created()).isEqualTo(1);
            assertThat(handle.select("select code from incident_category where name = 'Rock fall'")
                            .mapTo(String.class)
                            .one())
                    .isEqualTo("rock_fall");
            handle.rollback();
        });
    }

    @Test
    void aMappingThatMakesNoSenseIsRefused(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("mapping.yaml");
        for (String text :
                List.of("time: bbbb", "zone: Mars/Olympus", "place: '(?<lon>x)'", "colums: {a: b}", "place: '('")) {
            Files.writeString(file, text);
            assertRefused(ErrorCode.VALIDATION, () -> mapping(file));
        }
    }

    @Test
    void twoRealDaysLoadWhole() throws Exception {
        Path file = RealDays.file();
        HistoryMapping mapping = HistoryMapping.read(Documents.file("history-mapping-sf.yaml"));
        PastFile past = read(file, mapping);
        // The small city has given itself the first numbers.
        jdbi.useHandle(handle -> handle.execute("alter table org alter id restart with 100"));
        ImportReport first = jdbi.inTransaction(handle -> {
            int org = PastCity.make(handle, "sf", mapping, past.responses());
            return Journal.inside(
                    handle, org, Actor.SYSTEM, transaction -> new HistoryImport("sf", true).run(transaction, past));
        });
        assertThat(first.rows()).isEqualTo(1_934);
        assertThat(first.created()).isEqualTo(1_934);
        assertThat(first.listed()).isEmpty();
        assertThat(first.incidents()).isEqualTo(865);
        assertThat(first.units()).isEqualTo(145);
        assertThat(first.notes()).hasSize(1);
        Map<String, Long> milestones = jdbi.withHandle(handle -> handle.select("""
                        select milestone, count(*) as n from task_milestone m join past_task p on p.org = m.org and p.task_id = m.task_id
                        where p.source = 'sf' group by milestone""")
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("milestone", String.class), row -> row.getColumn("n", Long.class))));
        assertThat(milestones)
                .isEqualTo(Map.of(
                        "created", 1_934L,
                        "dispatched", 1_934L,
                        "en_route", 1_871L,
                        "on_scene", 1_526L,
                        "cleared", 1_934L));
    }

    private static void mapping(Path file) {
        try {
            HistoryMapping.read(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PastFile read(Path file, HistoryMapping mapping) {
        try {
            return PastFile.read(file, mapping, Instant.now());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ImportReport run(Path file, HistoryMapping mapping, boolean addMissing) throws Exception {
        PastFile past = PastFile.read(file, mapping, Instant.now());
        return jdbi.inTransaction(handle -> Journal.inside(
                handle, SmallCity.ORG, Actor.SYSTEM, transaction -> new HistoryImport("history", addMissing)
                        .run(transaction, past)));
    }

    private static long task(String number, String callsign) {
        return jdbi.withHandle(handle -> handle.select(
                        "select task_id from past_task where number = ? and callsign = ?", number, callsign)
                .mapTo(Long.class)
                .one());
    }

    private static long unit(String callsign) {
        return jdbi.withHandle(handle -> handle.select("select id from unit where callsign = ?", callsign)
                .mapTo(Long.class)
                .one());
    }
}
