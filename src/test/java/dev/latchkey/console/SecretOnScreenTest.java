package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** While the secret is on the screen, nothing takes it away without asking: it can be had nowhere again. */
@QuarkusTest
class SecretOnScreenTest extends ConsoleTest {

    private ConsoleUser user;
    private Page page;
    private Locator secret;
    private Locator question;

    @BeforeEach
    void aSecretOnTheScreen() {
        TestMerchant merchant = world().merchant();
        user = user().signIn(merchant.owner());
        page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Precious");
        user.button("Create").click();
        secret = page.getByLabel("Created API Secret Key");
        question = page.getByText("The API secret key is not saved yet");
        assertThat(secret).isVisible();
    }

    @Test
    void escapeAsksHoweverOftenItIsPressed() {
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("Escape");
            assertThat(question).isVisible();
            assertThat(secret).isVisible();
        }

        user.button("Keep it open").click();

        assertThat(question).isHidden();
        assertThat(secret).isFocused();
    }

    @Test
    void aClickOutsideAsks() {
        page.mouse().click(5, 5);

        assertThat(question).isVisible();
        assertThat(secret).isVisible();
    }

    @Test
    void goingBackAsksEachTime() {
        for (int i = 0; i < 3; i++) {
            page.goBack();
            assertThat(question).isVisible();
            assertThat(secret).isVisible();
            user.button("Keep it open").click();
        }
    }

    @Test
    void reloadingAndLeavingAsk() {
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });

        page.evaluate("() => { setTimeout(() => location.reload()) }");
        page.waitForCondition(() -> asked.size() == 1);
        page.evaluate("() => { setTimeout(() => location.assign('/merchants')) }");
        page.waitForCondition(() -> asked.size() == 2);

        assertThat(asked).containsOnly("beforeunload");
        assertThat(secret).isVisible();
    }

    @Test
    void whatARotationMakesIsGuardedAlike() {
        user.shown("Created API Secret Key");
        page.getByLabel("I have saved the API secret key in a secure location").check();
        user.button("Close").click();
        user.action("Rotate", "Precious").click();
        user.button("Rotate").click();
        assertThat(secret).isVisible();

        assertThat(user.button("Close")).isDisabled();
        page.keyboard().press("Escape");
        assertThat(question).isVisible();
        user.button("Keep it open").click();
        page.mouse().click(5, 5);
        assertThat(question).isVisible();
        user.button("Keep it open").click();
        page.goBack();
        assertThat(question).isVisible();
        assertThat(secret).isVisible();
        user.shown("Created API Secret Key");
    }

    @Test
    void whoInsistsLeavesWithoutItAndTheKeyIsThere() {
        String value = user.shown("Created API Secret Key");
        page.keyboard().press("Escape");

        user.button("Leave without saving").click();

        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.getByText("Precious")).isVisible();
        assertThat(page.content()).doesNotContain(value);
        MerchantApi.merchant(value).statusCode(200);
    }

    @Test
    void afterClosingNothingAsksAnyMore() {
        page.getByLabel("I have saved the API secret key in a secure location").check();
        user.button("Close").click();
        assertThat(page.locator("dialog")).hasCount(0);

        page.onDialog(dialog -> {
            throw new AssertionError("asked: " + dialog.type());
        });
        page.reload();
        page.navigate(user.address() + "/merchants");

        assertThat(user.heading("Maker organizations you belong to")).isVisible();
    }
}
