package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.SignInForm;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AuditLogTest extends ConsoleTest {

    private static final String KEY = "01890000-0000-7000-8000-000000000001";

    @Test
    void aViewerReadsWhoChangedWhatFromWhereInPlainWords() {
        TestMerchant merchant = world().merchant();
        database().addKeyEvent(merchant.id(), "KEY_CHANGED", KEY, "Core", """
                {"description": "Old", "enabled": true, "expiresAt": "2099-01-01T00:00:00Z"}""", """
                {"description": "New", "enabled": false, "scopes": ["orders:read", "orders:write"]}""");
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.openKeys(merchant);
        user.link("Audit log").click();
        page.getByLabel("Action").selectOption("key.changed");
        user.button("Apply").click();

        assertThat(page.locator(".list tbody")).containsText("Key changed Core");
        assertThat(page.locator(".list tbody")).containsText("somebody@test.invalid");
        assertThat(page.locator(".list tbody")).containsText("from 203.0.113.9");
        assertThat(page.locator(".changes dt")).hasText(new String[] { "Description", "Enabled", "Expiry", "Scopes" });
        assertThat(page.locator(".changes dd")).hasText(new String[] { "Old changed to→ New", "yes changed to→ no",
                "Jan 1, 2099, 9:00 AM changed to→ none", "none changed to→ orders:read, orders:write" });
    }

    @Test
    void aKeyInTheLogLeadsToTheKeyInTheList() {
        TestMerchant merchant = world().merchant();
        String id = merchant.owner().keys(merchant.id()).create("Core & more").id();
        merchant.owner().keys(merchant.id()).create("Another");
        database().addKeyEvent(merchant.id(), "KEY_ROTATED", id, "Core & more", null, null);
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.open("/merchants/" + merchant.id() + "/settings/audit");

        user.link("Core & more").first().click();

        assertThat(page.locator(".list .title")).hasText(new String[] { "Core & more" });
    }

    @Test
    void manyEventsComeInPagesThatKeepTheFilter() {
        TestMerchant merchant = world().merchant();
        for (int i = 1; i <= 27; i++) {
            database().addKeyEvent(merchant.id(), "KEY_LEAKED", KEY, "Key " + i, null, null);
        }
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.open("/merchants/" + merchant.id() + "/settings/audit?action=key.leaked");

        assertThat(page.locator("tbody a")).hasCount(25);
        assertThat(page.locator("tbody a").first()).hasText("Key 27");
        user.link("Next page").click();
        assertThat(page.locator("tbody a")).hasText(new String[] { "Key 2", "Key 1" });
        assertThat(page.getByLabel("Action")).hasValue("key.leaked");
        user.link("First page").click();
        assertThat(page.locator("tbody a")).hasCount(25);
    }

    @Test
    void whatNobodyDidIsToldAndABadAddressToo() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.viewer());
        String log = "/merchants/" + merchant.id() + "/settings/audit";

        user.open(log + "?action=keys.imported");

        assertThat(user.heading("Nothing like that was recorded")).isVisible();
        user.link("Show everything").click();
        assertThat(user.page().locator(".list tbody")).containsText("Signed in in the console");
        SignInForm.with(SignInForm.session(merchant.viewer())).get(log + "?action=nonsense").then().statusCode(400)
                .contentType("text/html").body(containsString("This address can&#39;t be understood"));
    }
}
