package org.roadmarshal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Twelve issues of March 2021 whose rates can be counted on one's fingers. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssessmentTest {
    private static final String MARCH = "from=2021-02-28T16:00:00Z&to=2021-03-31T16:00:00Z";

    private final Map<Long, String> names = new HashMap<>();
    private TestServer server;
    private ApiClient leader;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        Season season = new Season(database);
        String[] toDone = {
            "register registered",
            "file filed",
            "dispatch dispatched",
            "accept in_progress",
            "report_done reported_done"
        };
        String due = "due_at = '2021-03-10T12:00:00+08:00'";
        // a: registered only. b: rejected at once. c: filed, then rejected. d: merged, so nowhere.
        name("a", season.issue("heap", "registered", "2021-03-01").steps("register registered"));
        name("b", season.issue("heap", "rejected", "2021-03-01").steps("register registered", "reject rejected"));
        name(
                "c",
                season.issue("heap", "rejected", "2021-03-01")
                        .steps("register registered", "file filed", "reject rejected"));
        long e = name("e", season.issue("heap", "filed", "2021-03-01").steps("register registered", "file filed"));
        name(
                "d",
                season.issue("heap", "merged", "2021-03-01")
                        .with("parent_id = " + e)
                        .steps("register registered", "merge merged"));
        // f: closed in time. g: closed a day late, after being given more time. h: closed in time at the second
        // attempt.
        name(
                "f",
                season.issue("heap", "closed", "2021-03-01")
                        .with(due)
                        .closed("2021-03-10")
                        .steps(toDone)
                        .steps("close closed"));
        name(
                "g",
                season.issue("stall", "closed", "2021-03-01")
                        .with(due)
                        .with("extensions = 1")
                        .closed("2021-03-11")
                        .steps(toDone)
                        .steps("close closed"));
        name(
                "h",
                season.issue("stall", "closed", "2021-03-01")
                        .with(due)
                        .with("rework_count = 1")
                        .closed("2021-03-09")
                        .steps(toDone)
                        .steps("rework in_progress", "report_done reported_done", "close closed"));
        // i: past its day and not done. j: its day is to come. k: reported done, sent back, still open; of the east.
        name(
                "i",
                season.issue("stall", "in_progress", "2021-03-01")
                        .with(due)
                        .steps(toDone[0], toDone[1], toDone[2], toDone[3]));
        name(
                "j",
                season.issue("stall", "dispatched", "2021-03-01")
                        .with("due_at = now() + interval '5 days'")
                        .steps(toDone[0], toDone[1], toDone[2]));
        name(
                "k",
                season.issue("stall", "in_progress", "2021-03-31")
                        .with(due + ", agency_id = 3, route = 'G101', township_id = 5, extensions = 2")
                        .steps(toDone)
                        .steps("rework in_progress"));
        // l: came in from a file, closed; nobody knows when. m: of April.
        name("l", season.issue("heap", "closed", "2021-03-15").steps("import closed"));
        name("m", season.issue("heap", "closed", "2021-04-01").steps("import closed"));
        server = TestServer.start(database);
        leader = server.as("leader");
    }

    private long name(String name, Season.Draft issue) {
        long id = issue.insert();
        names.put(id, name);
        return id;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filing    | c e f g h i j k l | a b c e f g h i j k l",
                "closing   | f g h l           | e f g h i j k l",
                "on_time   | f h               | f g h i k",
                "rework    | h k               | f g h k l",
                "extension | g k               | f g h i j k l",
            })
    void countsByHand(String rate, String numerator, String denominator) throws Exception {
        JsonNode figure = rate(leader.get("/assessment?" + MARCH).json().get("total"), rate);
        assertThat(figure.get("numerator").asInt()).isEqualTo(numerator.split(" ").length);
        assertThat(figure.get("denominator").asInt()).isEqualTo(denominator.split(" ").length);
        assertThat(issues("rate=" + rate + "&part=numerator")).isEqualTo(numerator);
        assertThat(issues("rate=" + rate)).isEqualTo(denominator);
        List<String> rest = new ArrayList<>(List.of(denominator.split(" ")));
        rest.removeAll(List.of(numerator.split(" ")));
        assertThat(issues("rate=" + rate + "&part=rest")).isEqualTo(String.join(" ", rest));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "squad    | 2      | 西大队 | 4/7",
                "squad    | 3      | 东大队 | 0/1",
                "category | heap   | 堆占   | 2/3",
                "category | stall  | 摊床   | 2/5",
                "route    | G101   | G101  | 0/1",
                "route    | none   | 未登记 | 4/7",
                "township | 5      | 某镇   | 0/1",
                "month    | 2021-03 | 2021-03 | 4/8",
            })
    void tellsGroupsApart(String by, String key, String name, String closing) throws Exception {
        for (JsonNode group :
                leader.get("/assessment?by=" + by + "&" + MARCH).json().get("groups")) {
            if (group.get("key").asText().equals(key)) {
                JsonNode figure = rate(group.get("rates"), "closing");
                assertThat(group.get("name").asText()).isEqualTo(name);
                assertThat(figure.get("numerator").asInt() + "/"
                                + figure.get("denominator").asInt())
                        .isEqualTo(closing);
                String cases = issues("rate=closing&by=%s&key=%s".formatted(by, key));
                assertThat(cases.split(" ")).hasSize(Integer.parseInt(closing.split("/")[1]));
                return;
            }
        }
        throw new AssertionError("no group " + key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&agencyId=3 | k",
                "&agencyId=1 | e f g h i j k l",
                "&route=G101 | k",
                "&townshipId=5 | k",
                "&category=stall | g h i j k",
                "&category=stall&agencyId=2 | g h i j",
            })
    void narrows(String filter, String denominator) throws Exception {
        assertThat(issues("rate=closing" + filter)).isEqualTo(denominator);
    }

    @Test
    void isOfWhatOneMayRead() throws Exception {
        JsonNode east = server.as("officer.east").get("/assessment?" + MARCH).json();
        assertThat(rate(east.get("total"), "filing").toString())
                .isEqualTo("{\"rate\":\"filing\",\"numerator\":1,\"denominator\":1}");
        assertThat(server.as("admin").get("/assessment?" + MARCH).code()).isEqualTo("forbidden");
    }

    @Test
    void isAFileToo() throws Exception {
        String csv = leader.get("/assessment/file?format=csv&" + MARCH).body();
        assertThat(csv.lines().toList().get(0)).startsWith("\uFEFF单位,立案率（%）,立案率 分子,立案率 分母,结案率（%）");
        assertThat(csv.lines().toList().get(1)).startsWith("合计,81.82,9,11,50.0,4,8,40.0,2,5,40.0,2,5,28.57,2,7");
        byte[] xlsx = leader.get("/assessment/file?format=xlsx&lang=en&by=category&" + MARCH)
                .bytes();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("All");
            assertThat(book.getSheetAt(0).getRow(1).getCell(3).getNumericCellValue())
                    .isEqualTo(11);
            assertThat(book.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .isEqualTo("Heap or clutter");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/assessment",
                "/assessment?from=2021-03-01T00:00:00Z&to=2021-02-01T00:00:00Z",
                "/assessment?from=2011-03-01T00:00:00Z&to=2021-02-01T00:00:00Z",
                "/assessment?from=yesterday&to=2021-02-01T00:00:00Z",
                "/assessment/issues?from=2021-03-01T00:00:00Z&to=2021-04-01T00:00:00Z",
                "/assessment/issues?rate=luck&from=2021-03-01T00:00:00Z&to=2021-04-01T00:00:00Z",
                "/assessment/issues?rate=filing&by=squad&from=2021-03-01T00:00:00Z&to=2021-04-01T00:00:00Z",
                "/assessment/file?format=odt&from=2021-03-01T00:00:00Z&to=2021-04-01T00:00:00Z",
            })
    void refusesWrongQuestions(String path) throws Exception {
        assertThat(leader.get(path).code()).isEqualTo("validation");
    }

    private static JsonNode rate(JsonNode rates, String wanted) {
        for (JsonNode each : rates) {
            if (each.get("rate").asText().equals(wanted)) {
                return each;
            }
        }
        throw new AssertionError(wanted);
    }

    /** By name, in the order in which they were made, a page of five at a time. */
    private String issues(String query) throws Exception {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = leader.get("/assessment/issues?limit=5&" + MARCH + "&" + query + after)
                    .json();
            page.get("items")
                    .forEach(issue -> found.add(names.get(issue.get("id").asLong())));
            after = page.has("next") ? "&after=" + page.get("next").asText() : null;
        } while (after != null);
        found.sort(String::compareTo);
        return String.join(" ", found);
    }
}
