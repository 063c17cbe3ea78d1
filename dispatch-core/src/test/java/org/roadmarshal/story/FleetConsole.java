package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.util.List;

/** The console in the hands of who looks after vehicles: their terminals, their fences, their alarms. */
final class FleetConsole extends ConsoleScreen {
    static final List<String> ALARM_STATES = List.of("raised", "acknowledged", "shelved", "cleared");

    FleetConsole(BrowserContext context) {
        super(context);
    }

    /** By its plate on the command line, wherever the map is. */
    void openVehicle(String plate) {
        Locator input = test("command");
        input.fill("DW " + plate);
        assertThat(page.locator(".line.complete")).isVisible();
        input.press("Enter");
        showsVehicle(plate);
    }

    void showsVehicle(String plate) {
        assertThat(page.locator("article[data-vehicle='" + plate + "']")).isVisible();
    }

    void leaveCard() {
        page.keyboard().press("Escape");
        assertThat(page.locator("article[data-vehicle]")).hasCount(0);
    }

    /** @return the row that says what becomes of it */
    Locator tellText(String text) {
        page.locator("[data-command-kind=text]").click();
        test("command-text").fill(text);
        test("send-command").click();
        return answered(text);
    }

    /** @return the row that says what becomes of it */
    Locator photograph() {
        page.locator("[data-command-kind=photograph]").click();
        test("send-command").click();
        return answered("立即拍照");
    }

    private Locator answered(String words) {
        Locator row = page.locator("[data-command]").filter(new Locator.FilterOptions().setHasText(words));
        assertThat(row).hasAttribute("data-state", "acknowledged");
        return row;
    }

    /** Shows the picture itself. */
    void showsPhoto(Locator command) {
        Locator photo = command.locator("img");
        assertThat(photo).isVisible();
        page.waitForFunction("photo => photo.naturalWidth > 0", photo.elementHandle());
    }

    /** An area whose crossing inwards is alarmed about. @param places one a line */
    void drawFence(String name, String places) {
        page.locator("[data-tab=fences]").click();
        test("draw-fence").click();
        page.locator("input[name=fence-name]").fill(name);
        page.locator("textarea[name=fence-places]").fill(places);
        test("add-rule").click();
        page.locator("form[role=dialog] button[type=submit]").click();
        assertThat(fence(name)).hasAttribute("aria-current", "true");
    }

    void editFence(String name) {
        page.locator("[data-tab=fences]").click();
        fence(name).click();
        assertThat(page.locator("input[name=fence-name]")).hasValue(name);
    }

    private Locator fence(String name) {
        return page.locator("[data-fence='" + name + "']");
    }

    void openAlarms(String state) {
        page.locator("[data-tab=alarms]").click();
        page.locator("[data-alarm-state=" + state + "]").click();
    }

    /** Looks for an alarm among those of a state. */
    void showsAlarm(String state, String kind) {
        openAlarms(state);
        assertThat(alarm(kind)).hasCount(1);
    }

    void openAlarm(String kind) {
        alarm(kind).locator("[data-row]").click();
    }

    /** @param deed acknowledged, raised (again) or cleared */
    void dealWithAlarm(String kind, String deed) {
        alarm(kind).locator("[data-deed=" + deed + "]").click();
        assertThat(alarm(kind)).hasCount(0);
    }

    void shelveAlarm(String kind, String reason) {
        alarm(kind).locator("[data-deed=shelve]").click();
        alarm(kind).locator("form input").fill(reason);
        alarm(kind).locator("form button[type=submit]").click();
        assertThat(alarm(kind)).hasCount(0);
    }

    private Locator alarm(String kind) {
        return page.locator("li[data-alarm=" + kind + "]");
    }
}
