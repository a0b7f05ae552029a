package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** The dialog in which a key is created: by keyboard, with mistakes, with more than a name. */
@QuarkusTest
class KeyDialogTest extends ConsoleTest {

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
        page.getByLabel("orders:read").check();
        page.getByLabel("inventory:write").check();
        user.button("Create").click();
        assertThat(page.getByText("Choose a time in the future.")).isVisible();

        page.getByLabel("Expiry").fill("2099-12-31T09:00");
        user.button("Create").click();
        assertThat(page.getByLabel("Created API Secret Key")).hasValue(Pattern.compile("dxm_test_.*"));
        close(user);

        assertThat(page.getByRole(AriaRole.ROW).filter(named("Bound"))).containsText("orders:read inventory:write "
                + "Only from 203.0.113.0/24, 2001:db8::1 Active Expires Dec 31, 2099, 9:00");
    }

    @Test
    void aDateTypedByHalfIsNotTakenForNone() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Half");
        page.getByText("More settings").click();
        page.getByLabel("Expiry").focus();
        page.keyboard().type("12");

        user.button("Create").click();

        assertThat(page.getByText("Choose a time in the future.")).isVisible();
        merchant.owner().keys(merchant.id()).list("").body("items.size()", equalTo(0));
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
