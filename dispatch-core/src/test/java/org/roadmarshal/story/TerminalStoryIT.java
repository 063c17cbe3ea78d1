package org.roadmarshal.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.simulator.DrivenTerminal;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** A supervised vehicle on real components: its terminal over TCP, the packaged server, a database, console and wall. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TerminalStoryIT {
    private static final long VEHICLE = 51;
    private static final String PLATE = "辽N12345";
    private static final String PHONE = "13900000051";
    private static final String FENCE = "学校门口";
    private static final String ENTERED = "fence_entered";
    private static final Lonlat DEPOT = new Lonlat(120.40, 41.58);
    private static final Lonlat BEFORE_SCHOOL = new Lonlat(120.42, 41.58);
    private static final Lonlat AT_SCHOOL = new Lonlat(120.44, 41.58);
    private static final Lonlat BEHIND_SCHOOL = new Lonlat(120.47, 41.58);
    /** As long as its way takes, so that it ends about now. */
    private static final int WAY_SECONDS = 420;

    private NodeProcess node;
    private StoryBrowser browser;
    private FleetConsole console;
    private WallScreen wall;
    private DrivenTerminal terminal;
    private Records records;

    /** What was on the screens when a test failed. */
    @RegisterExtension
    final AfterTestExecutionCallback witness =
            test -> test.getExecutionException().ifPresent(failure -> {
                console.photograph("failed-fleet-console");
                wall.photograph("failed-fleet-wall");
            });

    @BeforeAll
    void start(TestDatabase database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource()).useHandle(handle -> handle.execute("""
                insert into vehicle (org, id, plate, plate_colour, kind, agency_id, terminal, use)
                values (1, ?, ?, 'yellow', 'coach', 2, ?, 'coach')""", VEHICLE, PLATE, PHONE));
        records = Records.of(database);
        int port = TestServer.freePort();
        node = NodeProcess.start(
                        new Jar(database.url(), directory),
                        directory.resolve("evidence"),
                        1,
                        "jt808.host=127.0.0.1",
                        "jt808.port=" + port)
                .get(0);
        browser = new StoryBrowser();
        console = new FleetConsole(browser.seat(1440, 900));
        wall = new WallScreen(browser.wall());
        console.open(node.url(), "dispatcher");
        wall.open(node.url(), "leader");
        terminal = new DrivenTerminal(
                port,
                PLATE,
                PHONE,
                DEPOT,
                Instant.now().minusSeconds(WAY_SECONDS).toEpochMilli());
        console.awaitLive();
        wall.awaitLive();
    }

    @AfterAll
    void stop() throws Exception {
        if (terminal != null) {
            terminal.close();
        }
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.stop();
        }
    }

    @Test
    @Order(1)
    void itRegistersAndIsOnWallAndConsole() throws Exception {
        terminal.driveTo(BEFORE_SCHOOL);
        wall.drawsVehicles(1);
        console.drawFence(FENCE, "120.43, 41.57\n120.45, 41.57\n120.45, 41.59\n120.43, 41.59");
        console.openVehicle(PLATE);
    }

    @Test
    @Order(2)
    void itShowsWhatItIsToldAndSendsAPhoto() throws Exception {
        String text = "前方团雾，请减速慢行";
        console.tellText(text);
        assertThat(terminal.screen()).isEqualTo(text);
        Locator photograph = console.photograph();
        console.showsPhoto(photograph);
        assertThat(records.things()).containsEntry("photo", 1);
    }

    @Test
    @Order(3)
    void itCrossesAFenceAndTheAlarmGoesThroughItsLife() throws Exception {
        terminal.driveTo(AT_SCHOOL);
        console.showsAlarm("raised", ENTERED);
        wall.showsAlarm("驶入围栏 " + PLATE);
        console.leaveCard();
        console.openAlarm(ENTERED);
        console.showsVehicle(PLATE);

        console.dealWithAlarm(ENTERED, "acknowledged");
        console.showsAlarm("acknowledged", ENTERED);
        wall.showsAlarm("没有未确认的告警");
        console.shelveAlarm(ENTERED, "校车停靠");
        console.showsAlarm("shelved", ENTERED);
        console.dealWithAlarm(ENTERED, "raised");
        console.showsAlarm("raised", ENTERED);
        console.dealWithAlarm(ENTERED, "acknowledged");
        terminal.driveTo(BEHIND_SCHOOL);
        console.showsAlarm("cleared", ENTERED);
    }

    @Test
    @Order(4)
    void itsTripIsReplayed() {
        try (ReplayScreen replay = new ReplayScreen(console.seat(), VEHICLE)) {
            replay.openIn("zh-CN", node.url());
            replay.showsTrips();
            replay.playsTheTrip();
            replay.showsEvent("alarm.raised");
            replay.isUndisturbed();
        }
    }

    @Test
    @Order(5)
    void everybodyCanUseTheseScreensInBothLanguages() {
        AccessibilityTour tour = new AccessibilityTour(node.url());
        try (DevicesScreen admin = new DevicesScreen(browser.seat(1440, 900))) {
            admin.open(node.url(), "admin");
            tour.of(admin, PLATE);
            admin.openIn("en", node.url());
            tour.of(admin, PLATE);
            admin.isUndisturbed();
        }
        tour.of(console, PLATE, FENCE);
        // One after the other: pages of one browser that all draw a map keep each other waiting.
        for (String language : List.of("zh-CN", "en")) {
            try (ReplayScreen replay = new ReplayScreen(console.seat(), VEHICLE)) {
                replay.openIn(language, node.url());
                tour.of(replay);
                replay.isUndisturbed();
            }
        }
        try (FleetConsole english = new FleetConsole(console.seat())) {
            english.openIn("en", node.url());
            english.awaitLive();
            tour.of(english, PLATE, FENCE);
            english.isUndisturbed();
        }
        console.isUndisturbed();
        wall.isUndisturbed();
    }
}
