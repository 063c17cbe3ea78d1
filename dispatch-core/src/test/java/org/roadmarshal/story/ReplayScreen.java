package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.util.List;

/** What has been, once more. */
final class ReplayScreen extends Screen {
    ReplayScreen(BrowserContext context, long vehicleId) {
        super(context, "/replay?movers=vehicle:" + vehicleId);
    }

    void showsTrips() {
        assertThat(trip()).isVisible();
    }

    /** From the trip's beginning on, until its time has gone on by itself. */
    void playsTheTrip() {
        trip().click();
        Locator axis = test("axis");
        String before = axis.inputValue();
        test("play").click();
        page.waitForFunction(
                "([axis, before]) => Number(axis.value) > Number(before)", List.of(axis.elementHandle(), before));
        test("play").click();
    }

    void openEvents() {
        test("events").click();
    }

    void showsEvent(String kind) {
        openEvents();
        assertThat(page.locator("[data-kind='" + kind + "']").first()).isVisible();
    }

    private Locator trip() {
        return page.locator("[data-kind=trip]").first();
    }
}
