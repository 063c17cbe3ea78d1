package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.kernel.Json;

/** The dispatcher's console, in the hands of somebody who uses keys where there are keys. */
class ConsoleScreen extends Screen {
    private static final Pattern DONE = Pattern.compile("POST|PATCH");

    private static final int MOST_TABS = 40;

    ConsoleScreen(BrowserContext context) {
        super(context, "/console");
    }

    /** Fills in the form; where it happened is a click into the middle of the map. @return the incident's number */
    long createIncident(String summary, int priority) {
        test("new-incident").click();
        page.locator("input[name=summary]").fill(summary);
        page.locator("input[name=stake]").fill("G101 K456+300");
        page.locator("input[name=priority][value='" + priority + "']").check();
        page.waitForFunction("window.__roadmarshal !== undefined");
        page.locator("canvas.maplibregl-canvas").click();
        Locator create = page.locator("form button[type=submit]");
        assertThat(create).isEnabled();
        Response created = page.waitForResponse(ConsoleScreen::isChange, create::click);
        assertThat(created.status()).isEqualTo(201);
        long id = Json.tree(created.text()).get("id").asLong();
        assertThat(incident(id)).isVisible();
        return id;
    }

    /** The same by keys alone. @return the incident's number */
    long createIncidentByKeys(String summary) {
        page.waitForFunction("window.__roadmarshal !== undefined");
        page.keyboard().press("F2");
        assertThat(page.locator("input[name=summary]")).isFocused();
        page.keyboard().insertText(summary);
        tabTo("input[name=priority]");
        page.keyboard().press("ArrowLeft");
        tabTo("input[name=stake]");
        page.keyboard().insertText("G101 K456+300");
        tabTo("[data-test=centre]");
        page.keyboard().press("Enter");
        tabTo("form button[type=submit]");
        Response created = page.waitForResponse(
                ConsoleScreen::isChange, () -> page.keyboard().press("Enter"));
        assertThat(created.status()).isEqualTo(201);
        long id = Json.tree(created.text()).get("id").asLong();
        assertThat(incident(id)).isVisible();
        return id;
    }

    private void tabTo(String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + selector);
    }

    /** Sends the unit that is recommended. */
    Response dispatchByKey() {
        assertThat(page.locator("[data-candidate]").first()).isVisible();
        return page.waitForResponse(
                ConsoleScreen::isChange, () -> page.keyboard().press("F3"));
    }

    Response commandByKeys(String line) {
        page.keyboard().press("/");
        assertThat(test("command")).isFocused();
        page.keyboard().insertText(line);
        assertThat(page.locator(".line.complete")).isVisible();
        return page.waitForResponse(
                ConsoleScreen::isChange, () -> page.keyboard().press("Enter"));
    }

    /** What the server answers to a command; its reading is echoed before Enter sends it. */
    Response command(String line) {
        Locator input = test("command");
        input.fill(line);
        assertThat(page.locator(".line.complete")).isVisible();
        return page.waitForResponse(ConsoleScreen::isChange, () -> input.press("Enter"));
    }

    private static boolean isChange(Response response) {
        return DONE.matcher(response.request().method()).matches()
                && response.url().contains("/api/v1/")
                && !response.url().endsWith("/sessions/refresh");
    }

    void select(long incidentId) {
        page.locator("[data-tab=incidents]").click();
        page.locator("[data-row][data-incident='" + incidentId + "']").click();
    }

    private Locator incident(long id) {
        return page.locator("article[data-incident='" + id + "']");
    }

    void showsTask(long taskId, String state) {
        assertThat(page.locator("[data-task='" + taskId + "'] [data-state]")).hasAttribute("data-state", state);
    }

    void showsNoIncident(long id) {
        assertThat(page.locator("[data-row][data-incident='" + id + "']")).hasCount(0);
    }

    void showsProblem(String words) {
        assertThat(page.locator(".el-message").last()).containsText(words);
    }

    void showsOutage() {
        assertThat(test("outage-database")).isVisible();
        assertThat(test("database")).containsText("数据库不可用");
    }

    /** The newest issue of the list. @return its number */
    long selectNewestIssue() {
        openIssues();
        Locator row = page.locator("[data-row][data-issue]").first();
        row.click();
        return Long.parseLong(row.getAttribute("data-issue"));
    }

    /** What came after {@code known}: until it is told, that one is still the newest. */
    long selectIssueAfter(long known) {
        openIssues();
        assertThat(page.locator("[data-row][data-issue]").first())
                .not()
                .hasAttribute("data-issue", Long.toString(known));
        return selectNewestIssue();
    }

    void selectIssue(long id) {
        openIssues();
        page.locator("[data-row][data-issue='" + id + "']").click();
        assertThat(page.locator("article[data-issue='" + id + "']")).isVisible();
    }

    void givesReason(String words) {
        page.locator("form.steps input[name=reason]").fill(words);
    }

    /** The place before and after, one picture over the other. */
    void comparesBeforeAndAfter() {
        test("open-pair").click();
        showsPictures("[data-test=pair] img", 2);
    }

    void leaveDialog() {
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    void openIssues() {
        page.locator("[data-tab=issues]").click();
    }

    void takeIssueStep(String action) {
        page.locator("[data-action=" + action + "]").click();
    }

    /** And that it lies at no stake mark, for there is no road's book here. */
    void saysThatItIsNoDuplicate() {
        page.locator("form.steps input[name=single]").check();
        page.locator("form.steps input[name=off-route]").check();
    }

    void showsByPhoto() {
        page.locator("form.steps input[name=photos]")
                .setInputFiles(new FilePayload("on-site.jpg", "image/jpeg", Pictures.jpeg(77)));
    }

    /** What was selected when it had been registered, to its proposed lead. */
    void filesAndDispatchesIssue() {
        takeIssueStep("file");
        saysThatItIsNoDuplicate();
        confirmIssueStep();
        showsIssue("filed");
        takeIssueStep("dispatch");
        confirmIssueStep();
        showsIssue("dispatched");
    }

    /** A file says no place, so whoever closes by it answers for it. */
    void answersForThePhoto() {
        page.locator("form.steps input[name=unplaced-seen]").check();
    }

    void confirmIssueStep() {
        page.locator("form.steps button[type=submit]").click();
    }

    void showsIssue(String state) {
        assertThat(page.locator("article[data-issue] .sub [data-state]")).hasAttribute("data-state", state);
    }

    void beginIncident() {
        test("new-incident").click();
    }

    void leaveForm() {
        page.keyboard().press("Escape");
        assertThat(page.locator("input[name=summary]")).hasCount(0);
    }
}
