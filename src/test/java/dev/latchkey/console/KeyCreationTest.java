package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** The user's manual, "Create an API Secret Key (Merchant API)", step by step and in its words. */
@QuarkusTest
class KeyCreationTest extends ConsoleTest {

    @Test
    void theManualsFlowLeadsFromSigningInToAKeyThatOpensTheMerchantApi() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user();
        Page page = user.open("/");
        page.getByLabel("Email address").fill(merchant.developer().email());
        page.getByLabel("Password").fill(Staff.PASSWORD);
        user.button("Login").click();
        assertThat(user.heading("Maker organizations you belong to")).isVisible();
        page.getByText("Yamada Works").click();

        // Moving to the API Secret Key Creation Screen
        user.button("Maker Settings").click();
        user.link("Open Maker Settings").click();
        user.link("API").click();
        user.button("Create a New Key").click();
        assertThat(user.heading("Create A New API Secret Key")).isVisible();

        // How to Enter the Form
        page.getByLabel("Name").fill("Core system");
        page.getByLabel("Description").fill("Nightly order import");

        // Create API Secret Key
        user.button("Create").click();
        assertThat(page.getByText("displayed only now")).isVisible();
        String secret = user.shown("Created API Secret Key");
        assertThat(secret).matches("dxm_live_[0-9A-Za-z]{38}");
        assertThat(user.button("Close")).isDisabled();
        page.getByLabel("I have saved the API secret key in a secure location").check();
        user.button("Close").click();

        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.getByRole(AriaRole.ROW).filter(named("Core system"))).containsText("Nightly order import");
        MerchantApi.merchant(secret).statusCode(200);
    }

    @Test
    void onceClosedTheSecretIsNowhereInTheBrowser() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        String secret = create(user, "Logistics");
        close(user);

        for (Runnable move : List.<Runnable> of(() -> {
        }, page::reload, page::goBack, page::goForward, () -> user.openKeys(merchant))) {
            move.run();
            assertThat(page.content()).doesNotContain(secret);
            assertThat(page.evaluate("() => [...document.querySelectorAll('input, textarea')].map(field => field.value)"
                    + ".join() + JSON.stringify(history.state) + JSON.stringify(localStorage)"
                    + " + JSON.stringify(sessionStorage) + document.cookie + location.href").toString())
                    .doesNotContain(secret);
        }
        assertThat(page.evaluate("() => caches.keys().then(keys => keys.length)")).isEqualTo(0);
    }

    @Test
    void theCopyButtonPutsTheSecretOnTheClipboard() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user(ConsoleUser.options().setPermissions(List.of("clipboard-read", "clipboard-write")))
                .signIn(merchant.owner());
        user.openKeys(merchant);
        String secret = create(user, "Accounting");

        user.button("Copy").click();

        assertThat(user.button("Copied")).isVisible();
        assertThat(user.page().evaluate("() => navigator.clipboard.readText()")).isEqualTo(secret);
    }

    @Test
    void aKeyIsMadeWithTheKeyboardAlone() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user();
        Page page = user.open("/");
        page.keyboard().type(merchant.owner().email());
        press(page, "Tab");
        page.keyboard().type(Staff.PASSWORD);
        press(page, "Enter");
        assertThat(user.heading("Maker organizations you belong to")).isVisible();
        user.openKeys(merchant);
        tabTo(page, "Create a New Key");
        press(page, "Enter");

        page.keyboard().type("By keyboard");
        press(page, "Tab");
        page.keyboard().type("Without a mouse");
        tabTo(page, "Create");
        press(page, "Enter");
        assertThat(page.getByLabel("Created API Secret Key")).isFocused();
        press(page, "Tab", "Tab", "Space");
        tabTo(page, "Close");
        press(page, "Enter");

        assertThat(page.getByRole(AriaRole.ROW).filter(named("By keyboard"))).isVisible();
    }

    @Test
    void theFocusReturnsToWhereTheDialogWasOpened() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);

        user.button("Create a New Key").click();
        assertThat(page.getByLabel("Name")).isFocused();
        press(page, "Escape");

        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(user.button("Create a New Key")).isFocused();
    }

    @Test
    void whatIsWrongIsToldNextToTheFieldAndNothingTypedIsLost() {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create("Core system");
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();

        user.button("Create").click();
        assertThat(page.getByText("Enter a name of 1 to 100 characters")).isVisible();
        assertThat(page.getByLabel("Name")).isFocused();

        page.getByLabel("Name").fill("Core system");
        page.getByLabel("Description").fill("x".repeat(501));
        user.button("Create").click();
        assertThat(page.getByText("Enter at most 500 characters.")).isVisible();

        page.getByLabel("Description").fill("Fits");
        user.button("Create").click();
        assertThat(page.getByText("There is a key of this name already.")).isVisible();
        assertThat(page.getByText("Enter at most 500 characters.")).isHidden();
        assertThat(page.getByLabel("Description")).hasValue("Fits");
    }

    @Test
    void moreSettingsReachTheKey() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Bound");
        page.getByText("More settings").click();
        page.getByLabel("Environment").selectOption("test");
        page.getByLabel("Expiry").fill("2020-01-01T00:00");
        page.getByLabel("Allowed addresses").fill("203.0.113.0/24\n2001:db8::1\n");
        page.getByLabel("Scopes").fill("orders:read  stock:write");
        user.button("Create").click();
        assertThat(page.getByText("Choose a time in the future.")).isVisible();

        page.getByLabel("Expiry").fill("2099-12-31T09:00");
        user.button("Create").click();
        assertThat(page.getByLabel("Created API Secret Key")).hasValue(Pattern.compile("dxm_test_.*"));
        close(user);

        assertThat(page.getByRole(AriaRole.ROW).filter(named("Bound"))).containsText("orders:read stock:write "
                + "Only from 203.0.113.0/24, 2001:db8::1 Active Expires Dec 31, 2099, 9:00");
    }

    private static String create(ConsoleUser user, String name) {
        user.button("Create a New Key").click();
        user.page().getByLabel("Name").fill(name);
        user.button("Create").click();
        return user.shown("Created API Secret Key");
    }

    private static void close(ConsoleUser user) {
        user.page().getByLabel("I have saved the API secret key in a secure location").check();
        user.button("Close").click();
        assertThat(user.page().locator("dialog")).hasCount(0);
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void tabTo(Page page, String button) {
        for (int i = 0; i < 40; i++) {
            press(page, "Tab");
            if (button.equals(page.evaluate("() => document.activeElement.textContent.trim()"))) {
                return;
            }
        }
        throw new AssertionError("no way leads to " + button);
    }

    private static FilterOptions named(String name) {
        return new FilterOptions().setHasText(name);
    }
}
