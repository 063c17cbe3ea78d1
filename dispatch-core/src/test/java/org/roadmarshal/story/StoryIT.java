package org.roadmarshal.story;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Timing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
import org.roadmarshal.kernel.Json;
import org.roadmarshal.testing.SmallCity;

/** The main job on real components: three people, three browsers, two nodes, one database; and what may happen to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {
    private static final long OUTAGE_SECONDS = Long.getLong("roadmarshal.outage.seconds", 20);
    private static final List<String> WAY = List.of("accepted", "en_route", "on_scene", "cleared");

    private Stage stage;
    private Records records;
    private ConsoleScreen console;
    private FieldScreen phone;
    private WallScreen wall;
    /** Those of the first story. */
    private long firstIncident;

    private long firstTask;

    /** What was on the screens when a test failed. */
    @RegisterExtension
    final AfterTestExecutionCallback witness =
            test -> test.getExecutionException().ifPresent(failure -> stage.photograph("failed-"));

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        stage = new Stage(directory);
        records = stage.records;
        console = stage.console;
        phone = stage.phone;
        wall = stage.wall;
        stage.live();
        phone.isIdle();
        wall.draws(1);
    }

    @AfterAll
    void stop() throws Exception {
        if (stage != null) {
            stage.stop();
        }
    }

    @Test
    @Order(1)
    void aTaskGoesFromTheConsoleToThePhoneAndBack() throws Exception {
        long incident = console.createIncident("货车侧翻，占用两条车道", 1);
        wall.showsIncident(incident, "货车侧翻");
        Response dispatched = console.command("PQ " + Stage.CALLSIGN + " @" + incident);
        assertThat(dispatched.status()).isEqualTo(201);
        long task = Json.tree(dispatched.text()).get("id").asLong();
        phone.showsTask("货车侧翻，占用两条车道");
        Timing timing = dispatched.request().timing();
        double shown = phone.taskShownAt() - timing.startTime - timing.responseStart;
        console.showsTask(task, "seen");
        System.out.printf(
                "figure=dispatch-to-phone received=%dms shown=%.0fms target=1000ms %s%n",
                records.receivedAfterMs(task), shown, shown <= 1_000 ? "ok" : "short");
        wall.showsCrew(incident, Stage.CALLSIGN, "assigned");

        phone.step("accepted");
        console.showsTask(task, "accepted");
        wall.showsLimit(incident, "赶赴");
        phone.step("en_route");
        console.showsTask(task, "en_route");
        wall.showsCrew(incident, Stage.CALLSIGN, "en_route");
        phone.moveTo(120.44, 41.576);
        phone.step("on_scene");
        console.showsTask(task, "on_scene");
        wall.showsCrew(incident, Stage.CALLSIGN, "on_scene");
        stage.photograph("");
        stage.screens().forEach(Screen::examine);
        phone.step("cleared");
        console.showsTask(task, "cleared");
        phone.isIdle();

        stage.close(incident);
        assertThat(records.milestones(task))
                .containsOnlyKeys("dispatched", "delivered", "seen", "accepted", "en_route", "on_scene", "cleared");
        stage.onceEach(task);
        stage.journalHolds();
        firstIncident = incident;
        firstTask = task;
    }

    /** Nothing on the console is touched by mouse. */
    @Test
    @Order(2)
    void aDispatcherNeedsNoMouseFromTheCallToTheClearing() throws Exception {
        long incident = console.createIncidentByKeys("轮胎散落");
        Response dispatched = console.dispatchByKey();
        assertThat(dispatched.status()).isEqualTo(201);
        JsonNode task = Json.tree(dispatched.text());
        assertThat(task.at("/unit/name").asText()).as("whose position is known").isEqualTo(Stage.CALLSIGN);
        phone.showsTask("轮胎散落");
        WAY.forEach(phone::step);
        console.showsTask(task.get("id").asLong(), "cleared");
        assertThat(console.commandByKeys("BZ @" + incident + " 已清理").status()).isEqualTo(200);
        assertThat(console.commandByKeys("JS @" + incident + " 已处置").status()).isEqualTo(200);
        wall.showsNoIncident(incident);
        phone.isIdle();
    }

    @Test
    @Order(3)
    void anIssueGoesFromThePhoneToItsClosing() throws Exception {
        phone.reportIssue("illegal_structure");
        long issue = console.selectNewestIssue();
        console.filesAndDispatchesIssue();
        phone.acceptIssue(issue);
        console.showsIssue("in_progress");
        // A real receiver gives a new fix when asked; the emulated one only when it is moved.
        phone.moveTo(120.4401, 41.5761);
        phone.reportIssueDone();
        console.showsIssue("reported_done");

        try (ConsoleScreen verifier = new ConsoleScreen(stage.browser.seat(1440, 900))) {
            verifier.open(stage.server(), "verifier");
            assertThat(verifier.selectNewestIssue()).isEqualTo(issue);
            verifier.takeIssueStep("close");
            verifier.showsByPhoto();
            verifier.answersForThePhoto();
            verifier.confirmIssueStep();
            verifier.showsIssue("closed");
            verifier.isUndisturbed();
        }
        console.showsIssue("closed");
        assertThat(records.facts("issue", issue))
                .containsExactly(
                        entry("issue.accepted", 1),
                        entry("issue.closed", 1),
                        entry("issue.dispatched", 1),
                        entry("issue.filed", 1),
                        entry("issue.registered", 1),
                        entry("issue.reported_done", 1));
        // One before, two after, and the verifier's own.
        assertThat(records.things()).containsAllEntriesOf(Map.of("incident", 2, "task", 2, "issue", 1, "photo", 4));
        stage.screens().forEach(Screen::isUndisturbed);
    }

    /** The first of the stories above, from the moment in which the unit set out. */
    @Test
    @Order(4)
    void theStoryJustPlayedIsPlayedAgain() {
        // The unit's own fact stands behind the task's, and the address has whole milliseconds.
        Instant setOut = records.toldNext(
                "unit.changed",
                SmallCity.UNIT_WEST,
                records.toldAt("task.en_route", firstTask).minusMillis(1));
        Instant over = records.toldAt("incident.closed", firstIncident).plusMillis(50);
        try (PastScreen past = new PastScreen(stage.browser.seat(1440, 900), setOut, over)) {
            past.open(stage.server(), "leader");
            past.showsIncident(firstIncident, Stage.CALLSIGN);
            past.showsUnit(Stage.CALLSIGN, "en_route");
            past.examine();
            past.photograph("past");
            past.playsToTheEnd();
            past.showsNoIncident(firstIncident);
            past.showsUnit(Stage.CALLSIGN, "returning|available");
            past.openIn("en", stage.server());
            past.showsUnit(Stage.CALLSIGN, "en_route");
            past.examine();
            past.isUndisturbed();
        }
    }

    @Test
    @Order(5)
    void everybodyCanUseEveryScreenInBothLanguages() {
        AccessibilityTour tour = new AccessibilityTour(stage.server());
        tour.ofLogin(stage.browser.seat(1440, 900));
        tour.of(console);
        tour.of(phone);
        tour.inEnglish(console, wall, phone);
        tour.ofTheOffice(console.seat());
    }

    @Test
    @Order(6)
    void itGoesOnAfterTheDatabaseWasAway() throws Exception {
        long incident = console.createIncident("落石占道", 2);
        long task = stage.dispatch(incident);
        phone.step("accepted");
        phone.step("en_route");
        console.showsTask(task, "en_route");
        stage.screens().forEach(Screen::expectFaults);

        stage.postgis.stop();
        CompletableFuture<Void> longEnough =
                CompletableFuture.runAsync(() -> {}, delayedExecutor(OUTAGE_SECONDS, TimeUnit.SECONDS));
        console.showsOutage();
        wall.showsOutage();
        phone.showsPause();
        assertThat(console.command("BZ @" + incident + " 第一次记录").status()).isEqualTo(503);
        console.showsProblem("数据库暂不可用");
        phone.step("on_scene");
        phone.hasWaiting(1);
        longEnough.join();
        stage.postgis.startAgain();

        console.showsTask(task, "on_scene");
        wall.showsCrew(incident, Stage.CALLSIGN, "on_scene");
        stage.live();
        assertThat(console.command("BZ @" + incident + " 第二次记录").status()).isEqualTo(200);
        stage.onceEach(task);
        assertThat(records.facts("incident", incident)).containsEntry("incident.noted", 1);
        assertThat(records.things()).containsAllEntriesOf(Map.of("incident", 3, "task", 3));
        phone.step("cleared");
        console.showsTask(task, "cleared");
        stage.close(incident);
        stage.journalHolds();
    }

    @Test
    @Order(7)
    void aKilledNodeLosesNothing() throws Exception {
        long incident = console.createIncident("路灯杆倾斜", 3);
        long task = stage.dispatch(incident);
        phone.step("accepted");
        console.showsTask(task, "accepted");
        stage.screens().forEach(Screen::expectFaults);

        stage.nodes.get(0).kill();
        phone.step("en_route");
        console.showsTask(task, "en_route");
        wall.showsCrew(incident, Stage.CALLSIGN, "en_route");
        stage.live();
        assertThat(console.outagesShown()).asString().contains("outage-connection");
        assertThat(wall.outagesShown()).asString().contains("outage-connection");
        assertThat(phone.outagesShown()).asString().contains("notice-offline");
        Response noted = console.command("BZ @" + incident + " 换了一台服务器");
        assertThat(noted.status()).isEqualTo(200);
        assertThat(noted.url()).startsWith(stage.nodes.get(1).url());
        phone.step("on_scene");
        phone.step("cleared");
        console.showsTask(task, "cleared");
        stage.onceEach(task);
        assertThat(records.milestones(task)).containsKeys(WAY.toArray(String[]::new));
        assertThat(records.facts("incident", incident)).containsEntry("incident.noted", 1);
        assertThat(records.things()).containsAllEntriesOf(Map.of("incident", 4, "task", 4));
        stage.journalHolds();
        stage.screens().forEach(Screen::isUndisturbed);
    }
}
