package org.roadmarshal.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.roadmarshal.testing.SmallCity;

/** One page before somebody's eyes, and what it complains of. */
class Screen implements AutoCloseable {
    private static final Pattern NETWORK =
            Pattern.compile("Failed to load resource|Failed to fetch|WebSocket connection to|AJAXError|net::ERR_");
    private static final String AXE = Axe.source();

    /** Keeps what was said of an outage, however short it was shown, and when the phone first showed a task. */
    private static final String WITNESS = """
            (() => {
              const story = (window.__story = { outages: [], taskAt: 0 })
              new MutationObserver(() => {
                for (const { dataset } of document.querySelectorAll('[data-test^=outage-], [data-test^=notice-]'))
                  if (!story.outages.includes(dataset.test)) story.outages.push(dataset.test)
                if (!story.taskAt && document.querySelector('[data-test=task]')) story.taskAt = Date.now()
              }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-test'] })
            })()
            """;

    protected final Page page;
    private final String path;
    private final List<String> complaints = new ArrayList<>();
    private boolean faults;
    private int loads;

    Screen(BrowserContext context, String path) {
        this.path = path;
        page = context.newPage();
        page.addInitScript(WITNESS);
        page.onDOMContentLoaded(loaded -> loads++);
        page.onPageError(error -> complaints.add(path + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !(faults && NETWORK.matcher(message.text()).find())) {
                complaints.add(path + ": " + message.text() + " " + message.location());
            }
        });
    }

    /** Opens the screen as somebody who is not signed in yet. */
    void open(String server, String username) {
        page.navigate(server + path);
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(SmallCity.PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForURL(server + path);
        loads = 0;
    }

    /** Opens the screen in another language, as somebody who is signed in, or need not be. */
    void openIn(String language, String server) {
        page.addInitScript("localStorage.setItem('roadmarshal.locale', '" + language + "')");
        page.navigate(server + path);
        loads = 0;
    }

    /** Shows what happens as it happens, and says nothing of trouble. */
    void awaitLive() {
        assertThat(page.locator("[data-test=connection]:not(.warn, .off)")).isVisible();
        assertThat(page.locator("[data-test=database].warn, [data-test^=outage-], [data-test^=notice-]"))
                .hasCount(0);
    }

    /** Has its main part, and asks for nothing any more. */
    void settles() {
        page.locator("main").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    BrowserContext seat() {
        return page.context();
    }

    /** From now on the network may be in trouble, and the browser may say so. */
    void expectFaults() {
        faults = true;
        page.evaluate("window.__story.outages.length = 0");
    }

    List<?> outagesShown() {
        return (List<?>) page.evaluate("window.__story.outages");
    }

    /** No error in the browser's console, nothing that axe found, never loaded anew. */
    void isUndisturbed() {
        assertThat(complaints).isEmpty();
        assertThat(loads).as("%s was loaded anew", path).isZero();
    }

    /** Notes what keeps people from using what is shown now, when its colours have come to rest. */
    void examine() {
        page.waitForFunction("() => !document.getAnimations().some(one => one instanceof CSSTransition)");
        page.evaluate(AXE);
        String shown = path + " " + page.locator("html").getAttribute("lang") + ": ";
        ((List<?>) page.evaluate(Axe.FINDINGS)).forEach(finding -> complaints.add(shown + finding));
    }

    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** So many pictures there, and each of them has come. */
    protected void showsPictures(String selector, int count) {
        page.waitForFunction(
                "([selector, count]) => { const all = [...document.querySelectorAll(selector)];"
                        + " return all.length === count && all.every((picture) => picture.naturalWidth > 0) }",
                List.of(selector, count));
    }

    protected Locator test(String id) {
        return page.getByTestId(id);
    }

    @Override
    public void close() {
        page.close();
    }
}
