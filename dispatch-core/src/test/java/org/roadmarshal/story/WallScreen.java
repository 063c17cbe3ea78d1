package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;

/** The wall, which nobody touches. */
final class WallScreen extends Screen {
    WallScreen(BrowserContext context) {
        super(context, "/wall");
    }

    void showsIncident(long id, String summary) {
        assertThat(incident(id)).containsText(summary);
    }

    void showsCrew(long incidentId, String callsign, String state) {
        assertThat(incident(incidentId).locator("[data-crew='" + callsign + "']"))
                .hasAttribute("data-state", state);
    }

    /** What the incident waits for now. */
    void showsLimit(long incidentId, String words) {
        assertThat(incident(incidentId).locator(".limit")).containsText(words);
    }

    void showsNoIncident(long id) {
        assertThat(incident(id)).hasCount(0);
    }

    void showsOutage() {
        assertThat(test("outage-database")).isVisible();
    }

    /** The map has so many units on it. */
    void draws(int units) {
        page.waitForFunction("units => window.__roadmarshal?.drawnUnits === units", units);
    }

    /** The map has so many vehicles on it. */
    void drawsVehicles(int vehicles) {
        page.waitForFunction("vehicles => window.__roadmarshal?.drawnVehicles === vehicles", vehicles);
    }

    /** The one alarm at its foot. */
    void showsAlarm(String words) {
        assertThat(test("wall-alarm")).containsText(words);
    }

    /** A line of the running campaign's strip. */
    void showsLedger(String category, String found, String verified) {
        Locator line = page.locator("[data-campaign] [data-line^='" + category + "']");
        assertThat(line.locator("p > b")).hasText(found);
        assertThat(line.locator("p > span")).hasText("✓ " + verified);
    }

    private Locator incident(long id) {
        return page.locator("li[data-incident='" + id + "']");
    }
}
