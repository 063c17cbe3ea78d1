package org.roadmarshal.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

/** A small city with two nodes over a PostGIS of their own, and three people who look at it. */
final class Stage {
    /** The unit whose officer holds the phone. */
    static final String CALLSIGN = "101-01";

    final OwnPostgis postgis = new OwnPostgis();
    final Records records;
    final List<NodeProcess> nodes;
    final StoryBrowser browser;
    final ConsoleScreen console;
    final FieldScreen phone;
    final WallScreen wall;
    private final Jar jar;

    /** @param directory for what the processes write */
    Stage(Path directory) throws Exception {
        TestDatabase database = new TestDatabase(postgis.startAnew());
        jar = new Jar(database.url(), directory);
        assertThat(jar.run("migrate")).isZero();
        SmallCity.build(database);
        records = Records.of(database);
        nodes = NodeProcess.start(jar, directory.resolve("evidence"), 2);
        browser = new StoryBrowser();
        console = new ConsoleScreen(browser.seat(1440, 900));
        phone = new FieldScreen(browser.phone(120.41, 41.58));
        wall = new WallScreen(browser.wall());
        console.open(server(), "dispatcher");
        phone.open(server(), "officer.west");
        wall.open(server(), "leader");
    }

    void stop() throws Exception {
        browser.close();
        for (NodeProcess node : nodes) {
            node.stop();
        }
        postgis.stop();
    }

    /** Where all screens were opened. */
    String server() {
        return nodes.get(0).url();
    }

    /** @return the task's number */
    long dispatch(long incident) {
        Response dispatched = console.command("PQ " + CALLSIGN + " @" + incident);
        assertThat(dispatched.status()).isEqualTo(201);
        return Json.tree(dispatched.text()).get("id").asLong();
    }

    void close(long incident) {
        assertThat(console.command("JS @" + incident + " 已处置").status()).isEqualTo(200);
        wall.showsNoIncident(incident);
    }

    /** Each milestone was kept once and told once. */
    void onceEach(long task) {
        assertThat(records.milestones(task).values()).containsOnly(1);
        assertThat(records.facts("task", task).values()).containsOnly(1);
    }

    void journalHolds() throws Exception {
        assertThat(jar.run("verify")).isZero();
    }

    void live() {
        screens().forEach(Screen::awaitLive);
        phone.hasWaiting(0);
    }

    List<Screen> screens() {
        return List.of(console, wall, phone);
    }

    void photograph(String prefix) {
        console.photograph(prefix + "console");
        wall.photograph(prefix + "wall");
        phone.photograph(prefix + "field");
    }
}
