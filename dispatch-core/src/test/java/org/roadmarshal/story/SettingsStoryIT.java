package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.highway.HighwayImport;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.highway.RoutePlan;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

/** What a bureau sets on its screens holds at once for those who work by it. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsStoryIT {
    private static final long KM = 1_000_000;
    private static final String ZONE = """
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
             [[[120.442,41.569],[120.458,41.569],[120.458,41.572],[120.442,41.572],[120.442,41.569]]]}}""";

    private NodeProcess node;
    private StoryBrowser browser;
    private Screen shown;

    @RegisterExtension
    final AfterTestExecutionCallback witness =
            test -> test.getExecutionException().ifPresent(failure -> shown.photograph("failed-settings"));

    @BeforeAll
    void start(TestDatabase database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource())
                .useTransaction(handle -> Journal.inside(handle, SmallCity.ORG, Actor.SYSTEM, transaction -> {
                    HighwayImport.all(transaction, new HighwayService(), plan());
                    return null;
                }));
        node = NodeProcess.start(new Jar(database.url(), directory), directory.resolve("evidence"), 1)
                .get(0);
        browser = new StoryBrowser();
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.stop();
        }
    }

    private static RoutePlan plan() {
        return new RoutePlan(
                List.of(new RoutePlan.Section(
                        "all",
                        Wgs84.line(
                                new Coordinate(120.42, 41.57),
                                new Coordinate(120.45, 41.57),
                                new Coordinate(120.48, 41.57)))),
                List.of(new RoutePlan.Route("G101", "京沈线", "national", "increasing", null, null, null)),
                List.of(new RoutePlan.Segment("G101", "K", 1, "all", false, 100 * KM, 105 * KM, null, null)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void whatAnIncidentAsksForLeavesOutWhoHasItNot() throws Exception {
        BrowserContext administrator = browser.seat(1440, 900);
        shown = new Screen(administrator, "/needs");
        shown.open(node.url(), "admin");
        Locator row = shown.page.locator("[data-needs=dangerous_goods]");
        row.locator("input[type=checkbox]").last().check();
        row.locator(".words input").fill("危化品处置");
        row.locator(".words input").press("Enter");
        assertThat(row.locator(".count")).hasText("0 / 4");
        row.locator(".deed button").click();
        assertThat(row.locator(".deed button")).isDisabled();
        Locator person = shown.page.locator("[data-person]").first();
        person.locator(".words input").fill("危化品处置");
        person.locator(".words input").press("Enter");
        assertThat(person.locator(".word")).hasText("危化品处置✕");
        shown.examine();
        shown.photograph("needs");
        shown.isUndisturbed();
        inEnglish(administrator, "/needs");

        long incident = ApiClient.signIn(node.url(), "dispatcher", SmallCity.PASSWORD)
                .post("/incidents", """
                        {"category":"dangerous_goods","summary":"罐车泄漏","location":{"lon":120.40,"lat":41.57}}""")
                .id();
        ConsoleScreen console = new ConsoleScreen(browser.seat(1440, 900));
        shown = console;
        console.open(node.url(), "dispatcher");
        console.page.locator("button[data-incident='" + incident + "']").click();
        console.page.locator(".candidates .more").click();
        assertThat(console.page.locator(".candidates .out").first()).containsText("缺少资质或装备：");
        assertThat(console.page.locator(".candidates")).containsText("锥桶");
        console.photograph("left-out");
        console.isUndisturbed();
    }

    @Test
    void aBreakAndAnAnnouncedZoneHoldAtOnce() throws Exception {
        BrowserContext administrator = browser.seat(1440, 900);
        shown = new Screen(administrator, "/highway");
        shown.open(node.url(), "admin");
        shown.expectFaults();
        Locator route = shown.page.locator("[data-route=G101]");
        route.getByTestId("add-equation").click();
        Locator cells = route.locator("[data-equation='0'] input");
        cells.nth(0).fill("K109");
        cells.nth(1).fill("K110");
        route.getByTestId("save-route").click();
        assertThat(route.locator("[role=alert]")).containsText("no line at K109+000");
        cells.nth(0).fill("K101");
        cells.nth(1).fill("K100+700");
        route.getByTestId("save-route").click();
        assertThat(route.locator("[data-equation='0']")).containsText("长链 300 m");
        ApiClient dispatcher = ApiClient.signIn(node.url(), "dispatcher", SmallCity.PASSWORD);
        Assertions.assertThat(dispatcher
                        .get("/stake-locations?text=G101+K100%2B800")
                        .json()
                        .get("outcome")
                        .asText())
                .isEqualTo("ambiguous");

        shown.page.getByTestId("new-zone").click();
        shown.page.locator("input[name=zone-from]").fill("K102");
        shown.page.locator("input[name=zone-to]").fill("K103");
        shown.page.locator("input[name=zone-name]").fill("城北段");
        shown.page.locator("input[name=zone-document]").fill("朝政发〔2019〕6号");
        shown.page.locator("input[name=zone-day]").fill("2019-06-01");
        shown.page.locator("textarea[name=zone-geometry]").fill("{\"type\":\"Point\"}");
        assertThat(shown.page.getByTestId("announce")).isDisabled();
        shown.page.locator("textarea[name=zone-geometry]").fill(ZONE);
        shown.page.getByTestId("announce").click();
        Locator zone = shown.page.locator("[data-zone='城北段']");
        assertThat(zone).containsText("K102+000 – K103+000");
        shown.examine();
        shown.photograph("highway");
        Assertions.assertThat(dispatcher
                        .get("/zone-verdict?lon=120.45&lat=41.5715")
                        .json()
                        .at("/announced/name")
                        .asText())
                .isEqualTo("城北段");
        Locator withdraw = zone.locator("button").last();
        withdraw.click();
        withdraw.click();
        assertThat(zone).hasCount(0);
        shown.isUndisturbed();
        inEnglish(administrator, "/highway");
    }

    private void inEnglish(BrowserContext seat, String path) {
        shown = new Screen(seat, path);
        shown.openIn("en", node.url());
        shown.settles();
        shown.examine();
        shown.isUndisturbed();
    }
}
