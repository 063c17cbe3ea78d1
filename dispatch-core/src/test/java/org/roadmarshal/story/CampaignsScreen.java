package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What campaigns amount to. */
final class CampaignsScreen extends Screen {
    CampaignsScreen(BrowserContext context) {
        super(context, "/campaigns");
    }

    /** One line of the ledger. @param column counted from 1, behind the category */
    private Locator figure(String category, int column) {
        return page.locator(".ledger tbody tr")
                .filter(new Locator.FilterOptions().setHasText(category))
                .locator("td")
                .nth(column - 1);
    }

    /** How many issues, and how much of it was found, removed and verified. */
    void shows(String category, String issues, String found, String removed, String verified) {
        assertThat(figure(category, 1)).hasText(issues);
        assertThat(figure(category, 2)).hasText(found);
        assertThat(figure(category, 3)).hasText(removed);
        assertThat(figure(category, 4)).hasText(verified);
    }

    /** From what was verified to its cases, and to one of them. */
    void drillsDownTo(String category, long issue) {
        figure(category, 4).locator("button").click();
        page.locator("[data-case='" + issue + "']").click();
        assertThat(page.locator("article[data-issue='" + issue + "']")).isVisible();
    }

    /** Plans one that keeps to a triangle on the map. */
    void plan(String name, LocalDate from, LocalDate to) {
        test("new-campaign").click();
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=starts]").fill(from.toString());
        page.locator("input[name=ends]").fill(to.toString());
        page.locator("input[name=bounded]").check();
        // It has the cross from when it listens on.
        Locator map = page.locator(".area canvas[style*=crosshair]");
        Locator vertices = page.locator("textarea[name=area]");
        for (int n = 0; n < 3; n++) {
            map.click(new Locator.ClickOptions().setPosition(150 + 150 * n, n == 1 ? 60 : 240));
            assertThat(vertices).hasValue(Pattern.compile("([\\d.]+, [\\d.]+\n?){" + (n + 1) + "}"));
        }
        examine();
        page.locator("[data-test=campaign-form] button[type=submit]").click();
        assertThat(test("territory")).containsText("图上区域");
    }

    Path report(String format, Path directory) {
        Download report = page.waitForDownload(
                () -> page.locator("[data-report=" + format + "]").click());
        Path file = directory.resolve(report.suggestedFilename());
        report.saveAs(file);
        return file;
    }
}
