package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.util.regex.Pattern;

/** The time machine: begins at an instant and plays to another. */
final class PastScreen extends Screen {
    PastScreen(BrowserContext context, Instant from, Instant to) {
        super(context, "/past?from=%d&to=%d".formatted(from.toEpochMilli(), to.toEpochMilli()));
    }

    /** An open incident, and who was on it. */
    void showsIncident(long id, String callsign) {
        assertThat(incident(id)).containsText(callsign);
    }

    void showsNoIncident(long id) {
        assertThat(incident(id)).hasCount(0);
    }

    /** @param mark a pattern of how the unit stood */
    void showsUnit(String callsign, String mark) {
        assertThat(page.locator("[data-unit='" + callsign + "']")).hasAttribute("data-mark", Pattern.compile(mark));
    }

    /** As fast as it goes, to the end of its span, where it stops by itself. */
    void playsToTheEnd() {
        page.locator(".speeds button").last().click();
        Locator axis = test("axis");
        test("play").click();
        // A slider stands on whole steps, and the span need not end on one.
        page.waitForFunction("axis => axis.max - axis.value < axis.step", axis.elementHandle());
        assertThat(test("play")).containsText("▶");
    }

    private Locator incident(long id) {
        return page.locator("[data-row][data-incident='" + id + "']");
    }
}
