package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff.Keys;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Editing, disabling and enabling a key. */
@QuarkusTest
class KeyEditingTest extends ConsoleTest {

    @Test
    void onlyWhatWasChangedIsSentAndOnlyForTheVersionThatWasSeen() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("Core", ",\"description\":\"Two\\nlines\",\"scopes\":[\"orders:read\"],"
                + "\"allowedIps\":[\"203.0.113.0/24\"],\"expiresAt\":\"2099-01-01T00:00:30Z\"").id();
        ConsoleUser user = user().signIn(merchant.developer());
        Page page = user.openKeys(merchant);
        user.action("Edit", "Core").click();
        assertThat(page.getByLabel("Description")).hasValue("Two\nlines");
        assertThat(page.getByLabel("Expiry")).hasValue("2099-01-01T09:00");
        assertThat(page.getByLabel("Allowed addresses")).hasValue("203.0.113.0/24");
        assertThat(page.getByLabel("orders:read")).isChecked();
        assertThat(page.getByLabel("orders:write")).not().isChecked();

        page.getByLabel("Name").fill("Core system");
        page.getByLabel("orders:write").check();
        Request sent = page.waitForRequest(request -> request.method().equals("PATCH"), () -> user.button("Save").click());

        assertThat(sent.postData()).isEqualTo("{\"name\":\"Core system\",\"scopes\":[\"orders:read\",\"orders:write\"]}");
        assertThat(sent.headerValue("If-Match")).isEqualTo("\"0\"");
        assertThat(page.getByText("The change was saved.")).isVisible();
        keys.get(id).body("name", equalTo("Core system")).body("expiresAt", equalTo("2099-01-01T00:00:30Z"))
                .body("description", equalTo("Two\nlines")).body("scopes", equalTo(List.of("orders:read", "orders:write")));
    }

    @Test
    void whatIsEmptiedIsTakenAwayAndWhatIsLeftAloneIsNotSent() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("Core", ",\"description\":\"Old\",\"allowedIps\":[\"203.0.113.0/24\"],"
                + "\"expiresAt\":\"2099-01-01T00:00:00Z\"").id();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.action("Edit", "Core").click();

        page.getByLabel("Description").fill("");
        page.getByLabel("Expiry").fill("");
        page.getByLabel("Allowed addresses").fill("");
        user.button("Save").click();
        assertThat(page.getByText("The change was saved.")).isVisible();

        keys.get(id).body("description", equalTo("")).body("expiresAt", nullValue()).body("allowedIps", equalTo(List.of()))
                .body("version", equalTo(1));
        user.action("Edit", "Core").click();
        user.button("Save").click();
        assertThat(page.locator("dialog")).hasCount(0);
        keys.get(id).body("version", equalTo(1));
    }

    @Test
    void whoEditsWhatSomebodyElseChangedMeanwhileIsToldWhatToDo() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("Core").id();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.action("Edit", "Core").click();
        page.getByLabel("Description").fill("Mine");
        keys.change(id, "{\"description\":\"Theirs\"}").statusCode(200);

        user.button("Save").click();

        assertThat(page.getByText("Somebody else changed this key after you opened the page")).isVisible();
        assertThat(page.getByLabel("Description")).hasValue("Mine");
        assertThat(user.button("Save")).hasCount(0);
        user.button("Reload the page").click();
        assertThat(page.locator(".list .text")).hasText("Theirs");
        user.action("Edit", "Core").click();
        assertThat(page.getByLabel("Description")).hasValue("Theirs");
    }

    @Test
    void mistakesAreToldNextToTheirFields() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        keys.create("Taken");
        keys.create("Core");
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.action("Edit", "Core").click();

        page.getByLabel("Allowed addresses").fill("nowhere");
        user.button("Save").click();
        assertThat(page.getByText("Enter IP addresses or CIDR blocks, one a line, 50 at most.")).isVisible();
        assertThat(page.getByLabel("Allowed addresses")).isFocused();

        page.getByLabel("Allowed addresses").fill("");
        page.getByLabel("Expiry").fill("2020-01-01T00:00");
        user.button("Save").click();
        assertThat(page.getByText("Choose a time in the future.")).isVisible();

        page.getByLabel("Expiry").fill("");
        page.getByLabel("Name").fill("Taken");
        user.button("Save").click();
        assertThat(page.getByText("There is a key of this name already.")).isVisible();
    }

    @Test
    void aScopeThatIsNotOfferedAnyMoreIsKeptUntilItIsTakenAway() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("Core", ",\"scopes\":[\"orders:read\"]").id();
        database().update("UPDATE api_keys SET scopes = '{legacy:all,orders:read}' WHERE id = ?::uuid", id);
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);

        user.action("Edit", "Core").click();
        assertThat(page.getByText("Not offered any more.")).isVisible();
        page.getByLabel("billing:read").check();
        user.button("Save").click();
        assertThat(page.getByText("The change was saved.")).isVisible();
        keys.get(id).body("scopes", equalTo(List.of("orders:read", "billing:read", "legacy:all")));

        user.action("Edit", "Core").click();
        page.getByLabel("legacy:all").uncheck();
        user.button("Save").click();
        assertThat(page.getByText("The change was saved.")).isVisible();
        // The page still says that the first change was saved.
        Soon.holds(() -> keys.get(id).body("scopes", equalTo(List.of("orders:read", "billing:read"))));
    }

    @Test
    void aKeyIsDisabledAfterAQuestionAndEnabledByOneClick() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core");
        ConsoleUser user = user().signIn(merchant.developer());
        Page page = user.openKeys(merchant);

        user.action("Disable", "Core").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Core Systems that use it are refused");
        user.button("Disable").click();
        assertThat(page.locator(".badge.disabled")).isVisible();
        MerchantApi.merchant(key.secret()).statusCode(401);

        user.action("Enable", "Core").click();
        assertThat(page.locator(".badge.active")).isVisible();
        MerchantApi.merchant(key.secret()).statusCode(200);
    }

    @Test
    void anEnablingThatCanNotBeIsTold() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("Core");
        database().disable(key.id());
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        keys.revoke(key.id()).statusCode(204);

        user.action("Enable", "Core").click();

        assertThat(user.heading("The key was not enabled")).isVisible();
        assertThat(page.getByText("This key was revoked meanwhile")).isVisible();
        user.button("Reload the page").click();
        assertThat(page.locator(".badge.revoked")).isVisible();
    }

    @Test
    void aKeyIsEditedWithTheKeyboardAlone() {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create("Core");
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Actions: Core").focus();

        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(user.button("Edit: Core")).isFocused();
        page.keyboard().press("Escape");
        assertThat(user.button("Edit: Core")).hasCount(0);
        assertThat(user.button("Actions: Core")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Name")).isFocused();
        page.keyboard().press("Escape");
        assertThat(user.button("Actions: Core")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("End");
        page.keyboard().type(" by keyboard");
        page.keyboard().press("Enter");

        assertThat(page.locator(".list .title")).hasText("Core by keyboard");
    }
}
