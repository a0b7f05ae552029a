package dev.latchkey.testing;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;

import com.microsoft.playwright.Browser.NewContextOptions;

/** What every test in a browser starts from. */
public abstract class ConsoleTest extends ApiTest {

    @Inject
    Chromium chromium;

    private final List<ConsoleUser> users = new ArrayList<>();

    protected ConsoleUser user() {
        return user(ConsoleUser.options());
    }

    protected ConsoleUser user(NewContextOptions options) {
        ConsoleUser user = new ConsoleUser(chromium, "http://localhost:" + io.restassured.RestAssured.port, options);
        users.add(user);
        return user;
    }

    @AfterEach
    void closeBrowsers() {
        users.forEach(ConsoleUser::close);
        users.clear();
    }
}
