package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff.Keys;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeyListTest extends ConsoleTest {

    @Test
    void anEmptyListTellsWhatToDo() {
        TestMerchant merchant = world().merchant();

        assertThat(user().signIn(merchant.owner()).openKeys(merchant).locator("main"))
                .containsText("There are no keys yet Create one for each system");
        assertThat(user().signIn(merchant.viewer()).openKeys(merchant).locator("main"))
                .containsText("There are no keys yet. An owner or a developer of this organization can create one.");
    }

    @Test
    void keysAreSearchedFilteredAndSorted() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        keys.create("beta");
        keys.create("Alpha", ",\"description\":\"orders & stock\"");
        keys.revoke(keys.create("gamma").id());
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.openKeys(merchant);
        assertThat(titles(page)).containsExactly("gamma", "Alpha", "beta");

        page.getByLabel("Sort by").selectOption("name");
        user.button("Apply").click();
        assertThat(titles(page)).containsExactly("Alpha", "beta", "gamma");

        page.getByLabel("Status").selectOption("active");
        user.button("Apply").click();
        assertThat(titles(page)).containsExactly("Alpha", "beta");
        assertThat(page.getByLabel("Sort by")).hasValue("name");

        page.getByLabel("Search").fill("orders & st");
        user.button("Apply").click();
        assertThat(titles(page)).containsExactly("Alpha");
        assertThat(page.getByLabel("Search")).hasValue("orders & st");

        page.getByLabel("Search").fill("nothing like that");
        user.button("Apply").click();
        assertThat(user.heading("No key matches")).isVisible();
        user.link("Show all keys").click();
        assertThat(titles(page)).hasSize(3);
    }

    @Test
    void manyKeysComeInPagesOfWhateverOrder() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        List<String> names = IntStream.range(0, 60).mapToObj("Key %02d"::formatted).toList();
        names.forEach(keys::create);
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.open("/merchants/" + merchant.id() + "/settings/api?sort=name");

        assertThat(titles(page)).isEqualTo(names.subList(0, 25));
        user.link("Next page").click();
        assertThat(titles(page)).isEqualTo(names.subList(25, 50));
        user.link("Next page").click();
        assertThat(titles(page)).isEqualTo(names.subList(50, 60));
        assertThat(user.link("Next page")).hasCount(0);
        user.link("First page").click();
        assertThat(titles(page)).isEqualTo(names.subList(0, 25));
    }

    @Test
    void itIsToldWhenAndFromWhereAKeyWasLastUsed() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        database().use(keys.create("In use").id(), "2026-03-01T01:02:03Z", "2001:db8::7");
        keys.create("Fresh");
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.openKeys(merchant);
        page.reload();

        assertThat(row(page, "In use")).containsText("Mar 1, 2026, 10:02 AM");
        assertThat(row(page, "In use")).containsText("from 2001:db8::7");
        assertThat(row(page, "Fresh")).containsText("Never");
    }

    @Test
    void aKeyIsRevokedOnlyByTypingItsName() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Old $& system");
        ConsoleUser user = user().signIn(merchant.developer());
        Page page = user.openKeys(merchant);

        user.action("Revoke", "Old $& system").click();
        assertThat(user.button("Revoke for ever")).isDisabled();
        page.getByLabel("To confirm, type: Old $& system").fill("old system");
        assertThat(user.button("Revoke for ever")).isDisabled();
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        MerchantApi.merchant(key.secret()).statusCode(200);
        user.action("Revoke", "Old $& system").click();
        page.getByLabel("To confirm, type: Old $& system").fill("Old $& system");
        user.button("Revoke for ever").click();

        assertThat(page.locator(".badge.revoked")).hasText("Revoked");
        assertThat(user.button("Actions: Old $& system")).hasCount(0);
        MerchantApi.merchant(key.secret()).statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({ "'Two  blanks', 'Two blanks'", "'No\u00a0break', 'No break'", "'In\u200bvisible', Invisible",
            "e\u0301tage, \u00e9tage" })
    void aNameIsTypedAsItLooks(String name, String typed) {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create(name);
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        page.locator(".actions > button").click();
        page.locator("[data-open=revoke-key]").click();

        page.locator("#revoke-confirm").fill(typed);
        user.button("Revoke for ever").click();

        assertThat(page.locator(".badge.revoked")).isVisible();
    }

    @Test
    void withoutTheAddOnThePageSaysSoAndNoKeyCanBeMadeButOnesCanBeRevoked() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Made before");
        merchant.subscribe("suspended", Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);

        assertThat(user.heading("The Merchant API add-on is not active")).isVisible();
        assertThat(page.getByText("You can still see, search and revoke keys.")).isVisible();
        assertThat(user.link("Subscribe to the Merchant API Add-on")).hasAttribute("href",
                "https://platform.test.invalid/contract");
        assertThat(user.button("Create a New Key")).isDisabled();
        merchant.owner().keys(merchant.id()).post("{\"name\":\"Late\"}").statusCode(402);
        user.button("Actions: Made before").click();
        assertThat(user.button("Rotate: Made before")).isDisabled();
        user.button("Revoke: Made before").click();
        page.getByLabel("To confirm, type: Made before").fill("Made before");
        user.button("Revoke for ever").click();
        assertThat(page.locator(".badge.revoked")).isVisible();
        MerchantApi.merchant(key.secret()).statusCode(401);
    }

    @Test
    void anAddOnThatLapsesWhileTheDialogIsOpenIsTold() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Too late");
        merchant.subscribe("cancelled", Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));

        user.button("Create").click();

        assertThat(page.getByRole(AriaRole.ALERT)
                .filter(new FilterOptions().setHasText("add-on is not active"))).isVisible();
    }

    @Test
    void aServiceThatCanNotBeReachedIsToldAndNothingTypedIsLost() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Offline");
        user.context().setOffline(true);

        user.button("Create").click();

        assertThat(page.getByText("The service can't be reached.")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue("Offline");
        user.context().setOffline(false);
        user.button("Create").click();
        assertThat(page.getByLabel("Created API Secret Key")).isVisible();
    }

    private static Locator row(Page page, String name) {
        return page.getByRole(AriaRole.ROW).filter(new FilterOptions().setHasText(name));
    }

    private static List<String> titles(Page page) {
        page.waitForLoadState();
        return page.locator(".list .title").allTextContents();
    }
}
