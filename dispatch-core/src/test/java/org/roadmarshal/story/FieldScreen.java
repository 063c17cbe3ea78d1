package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Geolocation;
import java.util.regex.Pattern;

/** An officer's phone. */
final class FieldScreen extends Screen {
    /** A real camera sees nothing twice; the emulated one goes round, and would give an earlier photo again, which is refused. */
    private static final String NO_TWO_ALIKE = """
            (() => {
              const draw = CanvasRenderingContext2D.prototype.drawImage
              CanvasRenderingContext2D.prototype.drawImage = function (picture, ...where) {
                draw.call(this, picture, ...where)
                if (!(picture instanceof HTMLVideoElement)) return
                this.font = '48px sans-serif'
                this.fillStyle = 'white'
                this.fillText(String(Date.now()), 20, 80)
              }
            })()
            """;

    private static final String NEW_FRAME = "video => new Promise((next) => video.requestVideoFrameCallback(next))";

    FieldScreen(BrowserContext context) {
        super(context, "/field");
        page.addInitScript(NO_TWO_ALIKE);
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

    /** The same where it was reported already, which the phone says before it is sent. */
    void reportIssueKnownHere(String category, long known) {
        openTab("report");
        test("category-" + category).click();
        shoot(1);
        assertThat(test("known-here")).containsText("#" + known);
        page.locator("input[name=quantity-count]").fill("1");
        page.locator("input[name=quantity-count]").blur();
        test("issue-send").click();
        hasWaiting(0);
    }

    void countTouches() {
        page.evaluate(
                "() => { window.__touches = 0; addEventListener('click', ({ isTrusted }) => isTrusted && window.__touches++, true) }");
    }

    int touches() {
        return ((Number) page.evaluate("window.__touches")).intValue();
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

    void openIssue(long id) {
        openTab("issues");
        test("issue-" + id).click();
    }

    void acceptIssue(long id) {
        openIssue(id);
        test("issue-accept").click();
    }

    /** The photo before lies over the camera's picture, and lets it shine through. */
    void showsOverlay() {
        showsPictures("[data-test=camera] img.ghost", 1);
        Locator ghost = page.locator("[data-test=camera] img.ghost");
        assertThat(ghost).isVisible();
        assertThat(ghost).hasCSS("opacity", Pattern.compile("0\\.\\d+"));
        assertThat(test("shutter")).isEnabled();
    }

    /** It was sent back, and why. */
    void showsRework(String reason) {
        assertThat(test("rework")).containsText(reason);
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
