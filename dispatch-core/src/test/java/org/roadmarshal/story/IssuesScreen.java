package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;

/** The desk of all issues. */
final class IssuesScreen extends Screen {
    IssuesScreen(BrowserContext context) {
        super(context, "/issues");
    }

    void choose(long id) {
        page.locator("[data-row][data-issue='" + id + "']").click();
        assertThat(page.locator("article[data-issue='" + id + "']")).isVisible();
    }

    /** What may be the same thing, side by side with what is chosen. */
    void compareWith(long twin) {
        page.locator("[data-compare='" + twin + "']").click();
        assertThat(test("compare")).isVisible();
        showsPictures("[data-test=compare] figure img", 2);
    }

    void merge(long from, long into) {
        page.locator("[data-merge='" + from + "-" + into + "']").click();
        assertThat(page.locator("article[data-issue='" + into + "']")).isVisible();
        assertThat(test("compare")).hasCount(0);
    }
}
