package dev.latchkey.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Assumptions;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;

/**
 * The installed Chromium, driven by Playwright. As a bean it starts with the first test that injects it and ends with
 * the application under test; elsewhere, create and close it. Not thread-safe, as Playwright is not.
 */
@Singleton
public class Chromium implements AutoCloseable {
    private static final Path EXECUTABLE = Path.of(System.getProperty("chromium.executable", "/usr/bin/chromium"));
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    /** Skips the test where there is no Chromium; but where CI is set it is a fault, and the test fails. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(Files.isExecutable(EXECUTABLE) || System.getenv("CI") != null,
                () -> "there is no " + EXECUTABLE + "; Debian has it in the package chromium");
    }

    /** Starts it. */
    public Chromium() {
        if (!Files.isExecutable(EXECUTABLE)) {
            throw new IllegalStateException("There is no Chromium at " + EXECUTABLE + ": apt-get install chromium, or name "
                    + "another one by -Dchromium.executable");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(EXECUTABLE).setHeadless(true).setArgs(QUIET));
    }

    /** A fresh profile: no cookies, no storage. The caller closes it. */
    public BrowserContext open(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    @Override
    @PreDestroy
    public void close() {
        playwright.close();
    }
}
