package dev.latchkey.console;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ScreenshotTest extends ConsoleTest {

    @Test
    void look() {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create("Core system", ",\"description\":\"Nightly order import\"");
        merchant.owner().keys(merchant.id()).create("Logistics",
                ",\"scopes\":[\"orders:read\"],\"allowedIps\":[\"203.0.113.0/24\"],\"env\":\"test\",\"expiresAt\":\"2030-01-01T00:00:00Z\"");
        String id = merchant.owner().keys(merchant.id()).create("Accounting").id();
        merchant.owner().keys(merchant.id()).revoke(id);
        for (String locale : new String[] { "en-US", "ja-JP" }) {
            for (ColorScheme scheme : new ColorScheme[] { ColorScheme.LIGHT, ColorScheme.DARK }) {
                for (int width : new int[] { 360, 1280 }) {
                    String suffix = locale + "-" + scheme + "-" + width;
                    ConsoleUser user = user(
                            ConsoleUser.options().setLocale(locale).setColorScheme(scheme).setViewportSize(width, 800));
                    user.open("/");
                    shoot(user, "sign-in", suffix);
                    user.signIn(merchant.owner());
                    shoot(user, "merchants", suffix);
                    user.open("/merchants/" + merchant.id());
                    shoot(user, "dashboard", suffix);
                    user.open("/merchants/" + merchant.id() + "/settings");
                    shoot(user, "organization", suffix);
                    user.openKeys(merchant);
                    shoot(user, "keys", suffix);
                    user.page().locator("[data-open=create-key]").click();
                    shoot(user, "create", suffix);
                    user.page().locator("#key-name").fill("K" + suffix);
                    user.page().locator("dialog [type=submit]").click();
                    user.page().locator("#created-secret").waitFor();
                    shoot(user, "created", suffix);
                    user.page().keyboard().press("Escape");
                    shoot(user, "ask", suffix);
                    user.page().locator("[data-stay]").click();
                    user.page().locator("[data-saved]").check();
                    user.page().locator("[data-done]").click();
                    user.page().locator("dialog").waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
                    user.page().locator("[data-open=revoke-key]").first().click();
                    shoot(user, "revoke", suffix);
                    user.open("/merchants/nothing");
                    shoot(user, "missing", suffix);
                    System.out.println(suffix + " " + dev.latchkey.testing.Axe.violations(user.page()));
                }
            }
        }
    }

    private static void shoot(ConsoleUser user, String name, String suffix) {
        user.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + "-" + suffix + ".png"))
                .setFullPage(true));
    }
}
