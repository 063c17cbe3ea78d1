package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What an officer's phone is beside its tasks: a thing with a network and a microphone, that orders come to. */
record Handset(Page page) {
    private Locator test(String id) {
        return page.getByTestId(id);
    }

    /** The service worker has everything that an offline start needs. */
    void isKeptForOffline() {
        page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    }

    void goOffline() {
        page.context().setOffline(true);
        assertThat(test("connection")).hasAttribute("data-phase", "offline");
    }

    void goOnline() {
        page.context().setOffline(false);
    }

    void reload() {
        page.reload();
    }

    void showsOrder(String text) {
        assertThat(test("order-text")).hasText(text);
    }

    /** Held until it asks once more, and then left. */
    void couldCallForHelp() {
        test("sos").hover();
        page.mouse().down();
        assertThat(test("sos-confirm")).isVisible();
        page.mouse().up();
        test("sos-cancel").click();
        assertThat(test("sos-confirm")).hasCount(0);
    }

    void confirmOrder() {
        test("order-confirm").click();
        assertThat(test("order")).hasCount(0);
    }

    void say(String text) {
        page.locator("input[name=message]").fill(text);
        test("message-send").click();
        hears(text);
    }

    void hears(String text) {
        assertThat(page.locator("[data-message]").last()).containsText(text);
    }

    /** What was said last. */
    void isRead() {
        assertThat(page.locator("[data-message] footer").last()).hasAttribute("data-state", "read");
    }

    /** A second of the browser's own beeping microphone. */
    void sayAloud() {
        test("voice-record").click();
        assertThat(test("voice-send")).containsText("1");
        test("voice-send").click();
        assertThat(page.locator("[data-message] [data-test=voice-play]")).isVisible();
    }
}
