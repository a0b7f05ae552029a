package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LeakNoticeTest extends ConsoleTest {

    private static final String NOTICE = "A secret was found where others can read it";

    @Test
    void aLeakIsToldOnTheDashboardAndAboveTheKeysForThirtyDaysAndInItsRowForEver() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Leaky");
        ConsoleUser user = user().signIn(merchant.developer());
        Page page = user.openKeys(merchant);
        assertThat(user.heading(NOTICE)).hasCount(0);
        Staff.PLATFORM.reportLeak("{\"secret\":\"" + key.secret() + "\",\"source\":\"A public README\"}").statusCode(200);

        for (String path : List.of("", "/settings/api")) {
            user.open("/merchants/" + merchant.id() + path);
            assertThat(user.heading(NOTICE)).isVisible();
            assertThat(page.locator(".notice.bad")).containsText("Leaky");
            assertThat(page.locator(".notice.bad")).containsText("Create a new key");
        }
        assertThat(page.locator(".list .badge")).hasText(new String[] { "Revoked", "Leaked" });
        assertThat(page.locator(".list")).containsText("Found in: A public README");

        database().update("UPDATE api_keys SET leaked_at = now() - interval '31 days' WHERE id = ?::uuid", key.id());
        page.reload();
        assertThat(user.heading(NOTICE)).hasCount(0);
        assertThat(page.locator(".list")).containsText("Found in: A public README");
    }

    @Test
    void aViewerIsToldWhomToTell() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Leaky");
        Staff.PLATFORM.reportLeak("{\"secret\":\"" + key.secret() + "\"}").statusCode(200);

        Page page = user().signIn(merchant.viewer()).openKeys(merchant);

        assertThat(page.locator(".notice.bad")).containsText("Tell an owner or a developer of this organization");
    }
}
