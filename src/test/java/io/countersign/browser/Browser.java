package io.countersign.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, headless and silent towards the outside; where there is none, tests that ask for it skip. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser launch() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "No browser: " + CHROMIUM + " is not installed");
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Browser(playwright, playwright.chromium().launch(new LaunchOptions()
                    .setExecutablePath(CHROMIUM).setHeadless(true).setArgs(ARGUMENTS)));
        } catch (RuntimeException failure) {
            playwright.close();
            throw failure;
        }
    }

    /** A person of their own: no cookie is shared with another session. */
    public BrowserContext session(Screen screen, ColorScheme colours) {
        return chromium.newContext(new NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setColorScheme(colours)
                .setTimezoneId("UTC")
                .setLocale("en-GB"));
    }

    /** Opens the address in a session of its own, in light colours, and waits until it has loaded. */
    public Page open(String address, Screen screen) {
        var page = session(screen, ColorScheme.LIGHT).newPage();
        page.navigate(address);
        return page;
    }

    /** Everybody leaves; the browser stays. */
    public void endSessions() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
