package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Geolocation;

/** An officer's phone. */
final class FieldScreen extends Screen {
    private static final String NEW_FRAME = "video => new Promise((next) => video.requestVideoFrameCallback(next))";

    FieldScreen(BrowserContext context) {
        super(context, "/field");
    }

    void moveTo(double lon, double lat) {
        page.context().setGeolocation(new Geolocation(lat, lon));
    }

    void isIdle() {
        assertThat(test("idle")).isVisible();
    }

    void showsTask(String summary) {
        assertThat(test("task-summary")).hasText(summary);
    }

    /** When the first task was on the screen, in Unix ms. */
    double taskShownAt() {
        return ((Number) page.evaluate("window.__story.taskAt")).doubleValue();
    }

    /** Presses the one big button, which must offer this step. */
    void step(String milestone) {
        page.locator("[data-test=next-step][data-step=" + milestone + "]").click();
    }

    void hasWaiting(int reports) {
        assertThat(test("outbox-count")).hasText(String.valueOf(reports));
    }

    void showsPause() {
        assertThat(test("notice-paused")).isVisible();
    }

    void openTab(String name) {
        test("tab-" + name).click();
    }

    void openProfile() {
        test("profile").click();
        assertThat(page.locator("dialog[open]")).isVisible();
    }

    void leaveSheet() {
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    /** Four touches and a number. */
    void reportIssue(String category) {
        openTab("report");
        test("category-" + category).click();
        shoot(1);
        page.locator("input[name=quantity-count]").fill("1");
        page.locator("input[name=quantity-count]").blur();
        test("issue-send").click();
        hasWaiting(0);
    }

    /** Reports an issue with so many photos, and leaves it to the outbox. */
    void takeIssuePhotos(String category, int photos) {
        openTab("report");
        test("category-" + category).click();
        for (int number = 1; number <= photos; number++) {
            shoot(number);
        }
        test("issue-send").click();
    }

    void acceptIssue(long id) {
        openTab("issues");
        test("issue-" + id).click();
        test("issue-accept").click();
    }

    void reportIssueDone() {
        shoot(1);
        shoot(2);
        test("issue-done").click();
        hasWaiting(0);
    }

    /** Two frames after the last picture: on a slow machine the camera may still show the same. */
    private void shoot(int number) {
        Locator shutter = test("shutter");
        assertThat(shutter).isEnabled();
        page.locator("video").evaluate(NEW_FRAME);
        page.locator("video").evaluate(NEW_FRAME);
        shutter.click();
        assertThat(page.locator(".strip li")).hasCount(number);
    }
}
