package org.roadmarshal.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.db.Database;
import org.roadmarshal.history.HistoryImport;
import org.roadmarshal.history.HistoryMapping;
import org.roadmarshal.history.PastFile;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.TaskState;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.Documents;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.RealDays;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class KpiTest {
    private static final String DAY = "from=2025-03-09T16:00:00Z&to=2025-03-10T16:00:00Z";

    private static TestServer server;
    private static Jdbi jdbi;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        PastFile past = PastFile.read(
                Documents.file("history-example.csv"),
                HistoryMapping.OURS.in(ZoneId.of("Asia/Shanghai")),
                Instant.now());
        jdbi.useTransaction(handle -> {
            handle.execute("alter table org alter id restart with 100");
            Journal.inside(handle, SmallCity.ORG, Actor.SYSTEM, transaction -> new HistoryImport("history", false)
                    .run(transaction, past));
        });
        server = TestServer.start(database);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void figuresAreThoseOfTheRowsWithTheirCounts() throws Exception {
        JsonNode kpis = server.as("leader").get("/kpis?" + DAY).json();
        // A-1 60 s, A-2 60, A-3 60, A-4 60, A-5 60: each incident's first dispatch.
        assertThat(figure(kpis.get("total"), "alarm_processing"))
                .isEqualTo(
                        "{\"measure\":\"alarm_processing\",\"count\":5,\"p50Seconds\":60,\"p90Seconds\":60,\"within\":[5,5],\"outOfOrder\":0}");
        // 60, 90, 0, 480 s.
        assertThat(figure(kpis.get("total"), "turnout"))
                .isEqualTo(
                        "{\"measure\":\"turnout\",\"count\":4,\"p50Seconds\":60,\"p90Seconds\":480,\"within\":[2],\"outOfOrder\":0}");
        // 480, 750, 0; A-4's stands before it set out.
        assertThat(figure(kpis.get("total"), "travel"))
                .isEqualTo(
                        "{\"measure\":\"travel\",\"count\":3,\"p50Seconds\":480,\"p90Seconds\":750,\"within\":[],\"outOfOrder\":1}");
        assertThat(kpis.get("groups").findValuesAsText("name")).containsExactly("东大队", "西大队");
        assertThat(kpis.get("targets")).hasSize(3);
    }

    @Test
    void figuresAreToldApartAndNarrowedDown() throws Exception {
        ApiClient leader = server.as("leader");
        JsonNode byCategory = leader.get("/kpis?by=category&" + DAY).json();
        assertThat(byCategory.get("groups").findValuesAsText("key"))
                .containsExactly("road_obstruction", "overload", "public_complaint");
        JsonNode byHour = leader.get("/kpis?by=hour&" + DAY).json();
        assertThat(byHour.get("groups").findValuesAsText("key")).containsExactly("8", "9");
        assertThat(count(leader.get("/kpis?agencyId=2&" + DAY).json(), "turnout"))
                .isEqualTo(3);
        assertThat(count(leader.get("/kpis?agencyId=1&" + DAY).json(), "turnout"))
                .isEqualTo(4);
        assertThat(count(leader.get("/kpis?category=overload&" + DAY).json(), "turnout"))
                .isEqualTo(3);
        assertThat(count(leader.get("/kpis?hour=9&" + DAY).json(), "alarm_processing"))
                .isEqualTo(1);
        assertThat(count(
                        leader.get("/kpis?from=2024-01-01T00:00:00Z&to=2024-02-01T00:00:00Z")
                                .json(),
                        "turnout"))
                .isZero();
        assertThat(count(server.as("officer.east").get("/kpis?" + DAY).json(), "turnout"))
                .isEqualTo(1);
        assertThat(count(server.as("squad.west").get("/kpis?" + DAY).json(), "turnout"))
                .isEqualTo(3);
    }

    @Test
    void aFigureLeadsToItsTasks() throws Exception {
        JsonNode tasks = server.as("leader")
                .get("/kpis/tasks?measure=turnout&" + DAY)
                .json()
                .get("items");
        assertThat(tasks.findValuesAsText("seconds")).containsExactly("480", "90", "60", "0");
        assertThat(tasks.get(0).at("/unit/name").asText()).isEqualTo("P-1");
        assertThat(server.as("leader")
                        .get("/kpis/tasks?measure=turnout&limit=1&" + DAY)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void filesSayTheSame() throws Exception {
        ApiClient leader = server.as("leader");
        String csv =
                new String(leader.get("/kpis/file?format=csv&lang=en&" + DAY).bytes(), StandardCharsets.UTF_8);
        assertThat(csv.lines().findFirst().orElseThrow()).startsWith("\uFEFFSquad,Measure,Count");
        assertThat(csv).contains("All,Turnout,4,60,480,90 % ≤ 80 s,50.0,0").contains("West Squad,Turnout,3");
        byte[] bytes = leader.get("/kpis/file?format=xlsx&" + DAY).bytes();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("队伍");
            assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("出动");
            assertThat(sheet.getRow(3).getCell(4).getNumericCellValue()).isEqualTo(480);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        ApiClient leader = server.as("leader");
        for (String query : List.of(
                "from=2025-03-10T00:00:00Z",
                "from=2025-03-10T00:00:00Z&to=2025-03-10T00:00:00Z",
                "from=2020-03-10T00:00:00Z&to=2025-03-10T00:00:00Z",
                DAY + "&by=moon",
                DAY + "&hour=24")) {
            assertThat(leader.get("/kpis?" + query).code()).as(query).isEqualTo("validation");
        }
        assertThat(server.as("verifier").get("/kpis?" + DAY).status()).isEqualTo(403);
        assertThat(leader.get("/kpis/tasks?measure=luck&" + DAY).status()).isEqualTo(400);
    }

    @Test
    void liveTasksAreMeasuredByTheServersClock() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        long incident = dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"x\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                .id();
        long task = dispatcher
                .post("/tasks", "{\"incidentId\":%d,\"unitId\":21}".formatted(incident))
                .id();
        server.as("officer.west")
                .post(
                        "/tasks/" + task + "/milestones",
                        "{\"milestone\":\"en_route\",\"deviceTime\":\"2020-01-01T00:00:00Z\"}");
        String span = "from=%s&to=%s"
                .formatted(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        JsonNode turnout = server.as("leader").get("/kpis?" + span).json().at("/total/1");
        assertThat(turnout.get("count").asInt()).isEqualTo(1);
        assertThat(turnout.get("p50Seconds").asInt()).isBetween(0, 60);
    }

    @Test
    void figuresOfTwoRealDaysAreThoseOfTheFile() throws Exception {
        RealDays days = RealDays.load(jdbi);
        PastFile past = days.past();
        Principal leader = days.leader();
        KpiFilter all = new KpiFilter(
                Instant.parse("2017-01-04T00:00:00Z"), Instant.parse("2017-01-09T00:00:00Z"), null, null, null);
        Kpis kpis = jdbi.withHandle(handle -> new KpiService(List.of()).figures(handle, leader, all, Grouping.SQUAD));
        check(kpis.total(), past.responses());
        Map<String, List<PastResponse>> bySquad = new TreeMap<>();
        past.responses().forEach(row -> bySquad.computeIfAbsent(row.squad(), squad -> new ArrayList<>())
                .add(row));
        assertThat(kpis.groups()).hasSize(bySquad.size());
        kpis.groups().forEach(group -> check(group.figures(), bySquad.get(group.name())));
    }

    private static void check(List<Figure> figures, List<PastResponse> rows) {
        check(figures.get(1), rows, TaskState.DISPATCHED, TaskState.EN_ROUTE);
        check(figures.get(2), rows, TaskState.EN_ROUTE, TaskState.ON_SCENE);
        check(figures.get(3), rows, TaskState.ON_SCENE, TaskState.CLEARED);
    }

    private static void check(Figure figure, List<PastResponse> rows, TaskState from, TaskState to) {
        Function<PastResponse, Long> took = row -> Duration.between(
                        row.milestones().get(from), row.milestones().get(to))
                .toSeconds();
        List<Long> seconds = rows.stream()
                .filter(row ->
                        row.milestones().containsKey(from) && row.milestones().containsKey(to))
                .map(took)
                .filter(duration -> duration >= 0)
                .sorted()
                .toList();
        assertThat(figure.count()).as(figure.measure().code()).isEqualTo(seconds.size());
        assertThat(figure.p50Seconds()).isEqualTo(rank(seconds, 0.5));
        assertThat(figure.p90Seconds()).isEqualTo(rank(seconds, 0.9));
    }

    private static Integer rank(List<Long> sorted, double share) {
        return sorted.isEmpty() ? null : Math.toIntExact(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }

    private static String figure(JsonNode figures, String measure) {
        for (JsonNode figure : figures) {
            if (figure.get("measure").asText().equals(measure)) {
                return figure.toString();
            }
        }
        return null;
    }

    private static int count(JsonNode kpis, String measure) {
        for (JsonNode figure : kpis.get("total")) {
            if (figure.get("measure").asText().equals(measure)) {
                return figure.get("count").asInt();
            }
        }
        return -1;
    }
}
