package org.roadmarshal.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;
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
import org.roadmarshal.testing.TestDatabase;

/** An officer out of reach, and what headquarters says to one within it: one node, a console, a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FieldStoryIT {
    private final OwnPostgis postgis = new OwnPostgis();
    private final StoryBrowser browser = new StoryBrowser();
    private Records records;
    private NodeProcess node;
    private ConsoleScreen console;
    private FieldScreen phone;
    private TalkDock dock;
    private Handset handset;

    @RegisterExtension
    final AfterTestExecutionCallback witness =
            test -> test.getExecutionException().ifPresent(failure -> List.of(console, phone)
                    .forEach(screen ->
                            screen.photograph("failed-" + screen.getClass().getSimpleName())));

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        TestDatabase database = new TestDatabase(postgis.startAnew());
        Jar jar = new Jar(database.url(), directory);
        assertThat(jar.run("migrate")).isZero();
        SmallCity.build(database);
        records = Records.of(database);
        node = NodeProcess.start(jar, directory.resolve("evidence"), 1).get(0);
        console = new ConsoleScreen(browser.seat(1440, 900));
        phone = new FieldScreen(browser.phone(120.41, 41.58));
        console.open(node.url(), "dispatcher");
        phone.open(node.url(), "officer.west");
        dock = new TalkDock(console.page);
        handset = new Handset(phone.page);
        console.awaitLive();
        phone.awaitLive();
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

    @Test
    @Order(1)
    void whatIsDoneOutOfReachArrivesOnceAndInOrder() {
        long incident = console.createIncident("超限货车", 2);
        Response dispatched = console.command("PQ 101-01 @" + incident);
        long task = Json.tree(dispatched.text()).get("id").asLong();
        phone.showsTask("超限货车");
        console.showsTask(task, "seen");
        handset.isKeptForOffline();

        phone.expectFaults();
        handset.goOffline();
        phone.step("accepted");
        phone.takeIssuePhotos("illegal_structure", 3);
        phone.hasWaiting(2);
        handset.reload();
        phone.hasWaiting(2);
        phone.openTab("task");
        phone.showsTask("超限货车");
        phone.photograph("field-offline");

        handset.goOnline();
        phone.hasWaiting(0);
        console.showsTask(task, "accepted");
        assertThat(records.milestones(task).values()).containsOnly(1);
        assertThat(records.facts("task", task).values()).containsOnly(1);
        assertThat(records.things()).containsEntry("issue", 1).containsEntry("photo", 3);
        // The photos came in the order in which they were taken, then the issue that names them.
        assertThat(records.photosInOrder()).isTrue();
        assertThat(records.kindsOf("evidence", "issue"))
                .containsExactly("evidence.kept", "evidence.kept", "evidence.kept", "issue.registered");
    }

    @Test
    @Order(2)
    void anOrderIsConfirmedOnThePhoneAndSeenOnTheConsole() {
        dock.order("全体注意：一号桥封闭，绕行二号桥");
        handset.showsOrder("全体注意：一号桥封闭，绕行二号桥");
        dock.showsStanding("101-01", "seen");
        phone.photograph("field-order");
        phone.examine();
        handset.couldCallForHelp();
        handset.confirmOrder();
        dock.showsStanding("101-01", "confirmed");
        console.photograph("console-orders");
        console.examine();
    }

    @Test
    @Order(3)
    void crewAndCentreTalk() {
        phone.openTab("talk");
        handset.say("二号桥也堵了");
        dock.hasUnread(1);
        dock.openConversation();
        dock.reads("二号桥也堵了");
        handset.isRead();
        dock.say("收到，改走国道");
        handset.hears("收到，改走国道");
        dock.isRead();
        handset.sayAloud();
        dock.playsVoiceNote();
        phone.photograph("field-talk");
        console.photograph("console-talk");
        phone.examine();
        console.examine();
        phone.openProfile();
        phone.photograph("field-profile");
        phone.examine();
        phone.leaveSheet();
        console.isUndisturbed();
    }

    @Test
    @Order(4)
    void inEnglishToo() {
        try (ConsoleScreen english = new ConsoleScreen(console.seat());
                FieldScreen englishPhone = new FieldScreen(phone.seat())) {
            english.openIn("en", node.url());
            englishPhone.openIn("en", node.url());
            TalkDock englishDock = new TalkDock(english.page);
            englishDock.openOrders();
            english.examine();
            englishDock.openConversation();
            english.examine();
            englishPhone.openTab("talk");
            englishPhone.examine();
            englishPhone.openProfile();
            englishPhone.examine();
            english.isUndisturbed();
            englishPhone.isUndisturbed();
        }
    }
}
