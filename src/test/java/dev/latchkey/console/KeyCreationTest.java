package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

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

    private static FilterOptions named(String name) {
        return new FilterOptions().setHasText(name);
    }
}
