package org.roadmarshal.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;

/**
 * Debian's Chromium, which draws without a graphics card and has a camera that shows a moving picture. Everybody has one of
 * their own: one that draws a wall in software keeps every other page of its process waiting.
 */
final class StoryBrowser implements AutoCloseable {
    private static final double PATIENCE_MS = 30_000;
    private static final String CHROMIUM = "/usr/bin/chromium";
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Pages are put together by the processor itself; a graphics card played by software would draw the whole
            // of each anew.
            "--disable-gpu-compositing",
            "--use-gl=angle",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--ignore-gpu-blocklist",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");

    private final Playwright playwright = Playwright.create();

    StoryBrowser() {
        playwright.selectors().setTestIdAttribute("data-test");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private Browser launch() {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(FLAGS));
    }

    /** Somebody's own browser, speaking Chinese. */
    BrowserContext seat(int width, int height) {
        return prepared(launch().newContext(options().setViewportSize(width, height)));
    }

    /** The wall at its full size with a quarter of its pixels: drawn in software, all of them would take the machine from everybody else. */
    BrowserContext wall() {
        return prepared(
                launch().newContext(options().setViewportSize(3840, 2160).setDeviceScaleFactor(0.5)));
    }

    /** A phone that knows where it is. */
    BrowserContext phone(double lon, double lat) {
        return prepared(launch().newContext(options()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true)
                .setGeolocation(lat, lon)
                .setPermissions(List.of("geolocation", "camera", "microphone"))));
    }

    private static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("zh-CN").setTimezoneId("Asia/Shanghai");
    }

    private static BrowserContext prepared(BrowserContext context) {
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
