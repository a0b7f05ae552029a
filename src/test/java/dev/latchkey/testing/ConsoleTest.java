package dev.latchkey.testing;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.microsoft.playwright.Browser.NewContextOptions;

import io.restassured.RestAssured;

/** What every test in a browser starts from. */
public abstract class ConsoleTest extends ApiTest {

    @Inject
    Instance<Chromium> chromium;

    private final List<ConsoleUser> users = new ArrayList<>();

    @BeforeEach
    void needsChromium() {
        Chromium.assumeInstalled();
    }

    protected ConsoleUser user() {
        return user(ConsoleUser.options());
    }

    protected ConsoleUser user(NewContextOptions options) {
        ConsoleUser user = new ConsoleUser(chromium.get(), "http://localhost:" + RestAssured.port, options);
        users.add(user);
        return user;
    }

    @AfterEach
    void closeBrowsers() {
        users.forEach(ConsoleUser::close);
        users.clear();
    }
}
