package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;

/** The register of devices, before an administrator. */
final class DevicesScreen extends Screen {
    DevicesScreen(BrowserContext context) {
        super(context, "/devices");
    }

    void choose(String plate) {
        test("find-device").fill(plate);
        page.locator("[data-device]")
                .filter(new Locator.FilterOptions().setHasText(plate))
                .click();
        assertThat(page.locator("[data-device-card] h2")).hasText(plate);
        assertThat(page.locator("[data-device-card] .dot.online")).isVisible();
    }

    /** The newest of its kind, byte by byte. */
    void openFrame(String message) {
        page.locator("button.frame")
                .filter(new Locator.FilterOptions().setHasText(message))
                .first()
                .click();
        assertThat(page.locator("pre")).containsText("0000");
    }
}
