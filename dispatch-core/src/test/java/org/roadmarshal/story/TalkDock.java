package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The console's drawer of messages and orders. */
record TalkDock(Page page) {
    private Locator test(String id) {
        return page.locator("[data-pane=talk]").getByTestId(id);
    }

    void openOrders() {
        test("talk").click();
        test("talk-orders").click();
    }

    /** To all on duty. */
    void order(String text) {
        openOrders();
        page.locator("textarea[name=order]").fill(text);
        test("order-give").click();
    }

    void showsStanding(String callsign, String standing) {
        assertThat(page.locator("[data-recipient='" + callsign + "']")).hasAttribute("data-standing", standing);
    }

    void hasUnread(int messages) {
        assertThat(page.locator("[data-pane=talk] .count").first()).hasText(String.valueOf(messages));
    }

    /** The newest. */
    void openConversation() {
        if (test("talk").isVisible()) {
            test("talk").click();
        }
        test("talk-messages").click();
        page.locator("[data-conversation]").first().click();
        assertThat(test("conversation")).isVisible();
    }

    void reads(String text) {
        assertThat(page.locator("[data-pane=talk] [data-message]").last()).containsText(text);
    }

    void say(String text) {
        page.locator("textarea[name=message]").fill(text);
        page.locator("textarea[name=message]").press("Enter");
        reads(text);
    }

    /** What was said last. */
    void isRead() {
        assertThat(page.locator("[data-pane=talk] [data-message] footer").last())
                .hasAttribute("data-state", "read");
    }

    void playsVoiceNote() {
        test("voice-play").last().click();
        Locator audio = page.locator("[data-pane=talk] audio").last();
        assertThat(audio).isVisible();
        page.waitForFunction("(audio) => audio.readyState >= 2 && !audio.error", audio.elementHandle());
    }
}
