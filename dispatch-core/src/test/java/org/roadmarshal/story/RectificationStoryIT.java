package org.roadmarshal.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

/** An illegal structure from the first photo to a campaign's totals: a patrol, a desk, a verifier, and a wall that is watched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RectificationStoryIT {
    private static final String CATEGORY = "illegal_structure";
    private static final String NAME = "违法建筑物构筑物";

    private final OwnPostgis postgis = new OwnPostgis();
    private final StoryBrowser browser = new StoryBrowser();
    private Records records;
    private NodeProcess node;
    private ConsoleScreen console;
    private FieldScreen phone;
    private WallScreen wall;
    private long issue;
    private Path directory;

    @RegisterExtension
    final AfterTestExecutionCallback witness =
            test -> test.getExecutionException().ifPresent(failure -> photograph("failed-rectification-"));

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        this.directory = directory;
        TestDatabase database = new TestDatabase(postgis.startAnew());
        Jar jar = new Jar(database.url(), directory);
        assertThat(jar.run("migrate")).isZero();
        SmallCity.build(database);
        records = Records.of(database);
        node = NodeProcess.start(jar, directory.resolve("evidence"), 1).get(0);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(ApiClient.signIn(node.url(), "dispatcher", SmallCity.PASSWORD)
                        .post("/campaigns", """
                                {"name":"路域环境整治","nameEn":"Roadside season","state":"running","startsOn":"%s","endsOn":"%s",
                                 "agencyId":%d,"categories":["%s"],"targets":[{"category":"%s","unit":"count","amount":2}]}""".formatted(
                                        today.minusDays(1), today.plusDays(30), SmallCity.BUREAU, CATEGORY, CATEGORY))
                        .id())
                .isPositive();
        console = new ConsoleScreen(browser.seat(1440, 900));
        phone = new FieldScreen(browser.phone(120.41, 41.58));
        wall = new WallScreen(browser.wall());
        console.open(node.url(), "dispatcher");
        phone.open(node.url(), "officer.west");
        wall.open(node.url(), "leader");
        phone.isIdle();
    }

    @AfterAll
    void stop() throws Exception {
        browser.close();
        if (node != null) {
            node.stop();
        }
        postgis.stop();
    }

    private void photograph(String prefix) {
        console.photograph(prefix + "console");
        phone.photograph(prefix + "field");
        wall.photograph(prefix + "wall");
    }

    @Test
    @Order(1)
    void aPatrolReportsWhatItFoundWithFourTouches() {
        phone.countTouches();
        phone.reportIssue(CATEGORY);
        assertThat(phone.touches()).isLessThanOrEqualTo(4);
        issue = console.selectNewestIssue();
        wall.showsLedger(CATEGORY, "1", "0");
    }

    @Test
    @Order(2)
    void theDeskMergesWhatWasReportedTwice() {
        phone.moveTo(120.41005, 41.58005);
        phone.reportIssueKnownHere(CATEGORY, issue);
        wall.showsLedger(CATEGORY, "2", "0");
        long twice = console.selectIssueAfter(issue);
        try (IssuesScreen desk = new IssuesScreen(console.seat())) {
            desk.openIn("zh-CN", node.url());
            desk.choose(twice);
            desk.compareWith(issue);
            desk.examine();
            desk.photograph("compare");
            desk.merge(twice, issue);
            desk.isUndisturbed();
        }
        // What was found twice is there once.
        wall.showsLedger(CATEGORY, "1", "0");
        assertThat(records.facts("issue", twice)).containsEntry("issue.merged", 1);
    }

    @Test
    @Order(3)
    void thePhotoAfterIsTakenThroughTheOneBefore() {
        console.selectIssue(issue);
        console.filesAndDispatchesIssue();
        phone.acceptIssue(issue);
        console.showsIssue("in_progress");
        phone.moveTo(120.41001, 41.58001);
        phone.showsOverlay();
        phone.photograph("overlay");
        phone.examine();
        phone.reportIssueDone();
        console.showsIssue("reported_done");
    }

    @Test
    @Order(4)
    void theVerifierSendsItBackAndThenCloses() {
        try (ConsoleScreen verifier = new ConsoleScreen(browser.seat(1440, 900))) {
            verifier.open(node.url(), "verifier");
            verifier.selectIssue(issue);
            verifier.takeIssueStep("rework");
            verifier.givesReason("地基未清除");
            verifier.showsByPhoto();
            verifier.confirmIssueStep();
            verifier.showsIssue("in_progress");

            phone.openIssue(issue);
            phone.showsRework("地基未清除");
            phone.moveTo(120.41002, 41.58001);
            phone.reportIssueDone();
            verifier.showsIssue("reported_done");

            verifier.comparesBeforeAndAfter();
            verifier.examine();
            verifier.photograph("pair");
            verifier.leaveDialog();
            wall.showsLedger(CATEGORY, "1", "0");
            verifier.takeIssueStep("close");
            verifier.showsByPhoto();
            verifier.answersForThePhoto();
            verifier.confirmIssueStep();
            verifier.showsIssue("closed");
            verifier.isUndisturbed();
        }
        // Nobody touched the wall.
        wall.showsLedger(CATEGORY, "1", "1");
        wall.photograph("wall-campaign");
        wall.examine();
        assertThat(records.facts("issue", issue))
                .containsAllEntriesOf(Map.of("issue.reported_done", 2, "issue.reworked", 1, "issue.closed", 1));
    }

    @Test
    @Order(5)
    void theSeasonReportSaysWhatTheBoardSays() throws Exception {
        try (CampaignsScreen board = new CampaignsScreen(console.seat())) {
            board.openIn("zh-CN", node.url());
            board.shows(NAME, "1", "1", "1", "1");
            board.drillsDownTo(NAME, issue);
            board.examine();
            board.photograph("campaign");
            try (InputStream file = Files.newInputStream(board.report("xlsx", directory));
                    XSSFWorkbook book = new XSSFWorkbook(file)) {
                assertThat(rows(book)).contains(List.of(NAME, "处", "1", "1", "1", "1", "2", "50", "0"));
            }
            try (InputStream file = Files.newInputStream(board.report("docx", directory));
                    XWPFDocument document = new XWPFDocument(file);
                    XWPFWordExtractor words = new XWPFWordExtractor(document)) {
                assertThat(words.getText()).contains("路域环境整治").contains(NAME);
            }
            board.isUndisturbed();
        }
    }

    @Test
    @Order(6)
    void theNextSeasonIsPlannedForAnAreaOnTheMap() throws Exception {
        LocalDate spring = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(4);
        try (CampaignsScreen board = new CampaignsScreen(console.seat())) {
            board.openIn("zh-CN", node.url());
            board.plan("明年春季整治", spring, spring.plusMonths(2));
            board.photograph("campaign-area");
            board.examine();
            board.isUndisturbed();
        }
        JsonNode planned = ApiClient.signIn(node.url(), "dispatcher", SmallCity.PASSWORD)
                .get("/campaigns")
                .json()
                .at("/items/0");
        assertThat(planned.get("name").asText()).isEqualTo("明年春季整治");
        assertThat(planned.at("/territory/area/coordinates/0"))
                .as("a closed triangle")
                .hasSize(4);
        List.of(console, phone, wall).forEach(Screen::isUndisturbed);
    }

    private static List<List<String>> rows(XSSFWorkbook book) {
        DataFormatter shown = new DataFormatter();
        return StreamSupport.stream(book.spliterator(), false)
                .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
                .map((Row row) -> StreamSupport.stream(row.spliterator(), false)
                        .map(shown::formatCellValue)
                        .toList())
                .toList();
    }
}
