package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff.Keys;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** A new secret for a key; and that neither it nor a new key is made twice. */
@QuarkusTest
class KeyRotationInConsoleTest extends ConsoleTest {

    @Test
    void bothSecretsWorkAndTheListShowsThemSideBySide() {
        TestMerchant merchant = world().merchant();
        TestKey old = merchant.owner().keys(merchant.id()).create("Core");
        ConsoleUser user = user().signIn(merchant.developer());
        Page page = user.openKeys(merchant);

        user.action("Rotate", "Core").click();
        assertThat(page.getByLabel("24 hours")).isChecked();
        page.getByLabel("7 days").check();
        user.button("Rotate").click();
        String secret = user.shown("Created API Secret Key");
        close(user);

        MerchantApi.merchant(old.secret()).statusCode(200);
        MerchantApi.merchant(secret).statusCode(200);
        String end = merchant.owner().keys(merchant.id()).get(old.id()).extract().path("expiresAt");
        assertThat(end).isGreaterThan(Instant.now().plus(Duration.ofDays(6)).toString());
        assertThat(rows(page)).hasCount(2);
        Locator both = rows(page).first().locator(".secrets");
        assertThat(both.locator("code"))
                .hasText(new String[] { "dxm_live_..." + tail(secret), "dxm_live_..." + tail(old.secret()) });
        assertThat(both.locator("dt")).hasText(new String[] { "New", "Old" });
        assertThat(both).containsText("works until ");
        assertThat(rows(page).last()).containsText("Another key took its place");
        rows(page).last().getByRole(AriaRole.BUTTON).click();
        assertThat(rows(page).last().locator(".menu button:visible")).hasText(new String[] { "Revoke" });
        user.button("Revoke: Core dxm_live_..." + tail(old.secret())).click();
        assertThat(page.locator("dialog code")).hasText("dxm_live_..." + tail(old.secret()));
        page.getByLabel("To confirm, type: Core").fill("Core");
        user.button("Revoke for ever").click();
        assertThat(page.locator(".secrets")).hasCount(0);
        MerchantApi.merchant(old.secret()).statusCode(401);
        MerchantApi.merchant(secret).statusCode(200);
    }

    @Test
    void withTheKeyboardAloneAndWithoutGraceTheOldSecretEndsAtOnce() {
        TestMerchant merchant = world().merchant();
        TestKey old = merchant.owner().keys(merchant.id()).create("Core");
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Actions: Core").focus();

        press(page, "Enter", "Tab", "Tab", "Enter");
        assertThat(page.getByLabel("24 hours")).isFocused();
        press(page, "ArrowUp", "ArrowUp");
        assertThat(page.getByLabel("Not at all")).isChecked();
        press(page, "Enter");
        String secret = user.shown("Created API Secret Key");
        assertThat(page.getByLabel("Created API Secret Key")).isFocused();
        press(page, "Tab", "Tab", "Space", "Tab", "Enter");
        assertThat(page.locator("dialog")).hasCount(0);

        MerchantApi.merchant(old.secret()).statusCode(401);
        MerchantApi.merchant(secret).statusCode(200);
        assertThat(page.locator(".secrets")).hasCount(0);
    }

    @Test
    void twoClicksMakeOneKey() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Once");

        page.evaluate(
                "() => { const button = document.querySelector('dialog [type=submit]'); button.click(); button.click(); }");
        user.shown("Created API Secret Key");

        merchant.owner().keys(merchant.id()).list("").body("items.name", equalTo(List.of("Once")));
    }

    @Test
    void afterALostAnswerNothingIsMadeTwiceAndWhatToDoIsTold() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Once");
        loseAnswers(page);

        user.button("Create").click();
        assertThat(page.getByText("The service can't be reached.")).isVisible();
        page.unrouteAll();
        user.button("Create").click();
        assertThat(page.getByText("This was done already, by an earlier try")).isVisible();
        user.button("Reload the page").click();

        assertThat(rows(page)).hasCount(1);
        user.action("Rotate", "Once").click();
        loseAnswers(page);
        user.button("Rotate").click();
        assertThat(page.getByText("The service can't be reached.")).isVisible();
        page.unrouteAll();
        user.button("Rotate").click();
        assertThat(page.getByText("This was done already, by an earlier try")).isVisible();
        keys.list("").body("items.size()", equalTo(2));
    }

    @Test
    void requestsAreToldApartWhereTheBrowserMakesNoUuids() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        user.context().addInitScript("delete Crypto.prototype.randomUUID");
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Over HTTP");

        Request sent = page.waitForRequest(request -> request.method().equals("POST"), () -> user.button("Create").click());

        assertThat(sent.headerValue("Idempotency-Key")).matches("[0-9a-f]{32}");
        user.shown("Created API Secret Key");
    }

    /** The service gets what is sent; the browser does not get what it answers. */
    private static void loseAnswers(Page page) {
        page.route("**/api/v1/**", route -> {
            route.fetch();
            route.abort();
        });
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

    private static Locator rows(Page page) {
        return page.locator(".list tbody").getByRole(AriaRole.ROW).filter(new FilterOptions().setVisible(true));
    }

    private static String tail(String secret) {
        return secret.substring(secret.length() - 4);
    }
}
