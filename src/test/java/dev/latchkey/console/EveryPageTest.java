package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.Staff.Keys;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Every page in both languages, both themes, wide and narrow, the main ones in more ways than rare states: no
 * rule of WCAG 2.2 AA that a machine can check is broken, no text is cut, nobody else's server is asked, and the browser
 * complains of nothing. The pictures are in {@code target/screenshots}, to be looked at.
 */
@QuarkusTest
class EveryPageTest extends ConsoleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    @Test
    void isAccessibleAndFitsInEnglish() {
        look("en-US", Variant.FIRST, Variant.ALL);
    }

    @Test
    void isAccessibleAndFitsInJapanese() {
        look("ja-JP", Variant.CONTRARY, Variant.FEW);
    }

    private void look(String locale, Variant usual, List<Variant> sides) {
        Screens screens = new Screens(locale.substring(0, 2), usual, sides);
        ConsoleUser user = user(ConsoleUser.options().setLocale(locale));
        usual.applyTo(user.page());
        TestMerchant merchant = merchant();
        List<String> elsewhere = new ArrayList<>();
        user.page().onRequest(request -> {
            if (!request.url().startsWith(user.address() + "/")) {
                elsewhere.add(request.url());
            }
        });
        List<String> complaints = new ArrayList<>();
        user.page().onConsoleMessage(message -> complaints.add(message.text()));

        signIn(user, merchant, screens);
        keys(user, merchant, screens);
        members(user, merchant, screens);
        usage(user, merchant, screens);
        audit(user, merchant, screens);
        rareStates(user, merchant, screens);

        assertThat(screens.faults()).isEmpty();
        assertThat(elsewhere).as("requests to others' servers").isEmpty();
        assertThat(complaints).as("what the browser complains of, beside statuses that were expected")
                .allMatch(complaint -> complaint.startsWith("Failed to load resource"));
    }

    private TestMerchant merchant() {
        TestMerchant merchant = world().merchant();
        Keys keys = merchant.owner().keys(merchant.id());
        keys.create("Core system", ",\"description\":\"Nightly order import\\nand stock\"");
        keys.create("基幹システム連携用キー", ",\"description\":\"受注データを毎晩取り込みます。担当: 情報システム部\",\"scopes\":[\"orders:read\","
                + "\"inventory:write\"],\"allowedIps\":[\"203.0.113.0/24\",\"2001:db8:85a3:8d3:1319:8a2e:370:7348\"],"
                + "\"env\":\"test\",\"expiresAt\":\"2099-01-01T00:00:00Z\"");
        keys.create("W".repeat(100), ",\"description\":\"" + "x".repeat(500) + "\"");
        keys.revoke(keys.create("Accounting until 2025").id());
        database().disable(keys.create("Logistics").id());
        database().expire(keys.create("Trial").id());
        TestKey rotated = keys.create("Warehouse", ",\"scopes\":[\"inventory:read\",\"inventory:write\"]");
        database().use(rotated.id(), "2026-03-01T01:02:03Z", "2001:db8:85a3:8d3:1319:8a2e:370:7348");
        database().use(keys.rotate(rotated.id(), 86_400).id(), "2026-03-02T01:02:03Z", "203.0.113.9");
        TestKey leaked = keys.create("Shop");
        Staff.PLATFORM.reportLeak("{\"secret\":\"" + leaked.secret()
                + "\",\"source\":\"https://example.com/shop/blob/main/src/main/resources/application.properties#L17\"}");
        events(merchant, rotated.id());
        contract(merchant);
        traffic(merchant);
        return merchant;
    }

    private void contract(TestMerchant merchant) {
        Instant start = LocalDate.now(ZONE).minusDays(19).atStartOfDay(ZONE).toInstant();
        Staff.PLATFORM.plans().put(merchant.id(), """
                "name": "スタンダード Standard", "currency": "JPY", "monthlyFee": "12000", "monthlyCallQuota": 300000,
                "monthlyTransferQuotaBytes": 10000000000, "feePerExtraCall": "0.5"
                """).statusCode(201);
        Staff.Subscription subscription = Staff.PLATFORM.subscription(merchant.id());
        subscription.put(merchant.id(), "trial", start.minus(Duration.ofDays(14)), start, "");
        subscription.put(merchant.id(), "active", start, start.atZone(ZONE).plusMonths(1).toInstant(), ",\"autoRenew\":true");
    }

    /** So much that there is something to see in every chart. */
    private void traffic(TestMerchant merchant) {
        List<String> keys = database().query("SELECT id FROM api_keys WHERE merchant_id = ? ORDER BY id", merchant.id());
        database().addUsage(merchant.id(), keys.getFirst(), List.of("CALLS", "BYTES", "RATE_LIMITED"), 60, "minute");
        for (String key : keys) {
            database().addUsage(merchant.id(), key, List.of("CALLS", "BYTES", "EXPIRED"), 33 * 24, "hour");
        }
    }

    private void events(TestMerchant merchant, String key) {
        database().addKeyEvent(merchant.id(), "KEY_CREATED", key, "Warehouse", null,
                """
                        {"name": "Warehouse", "description": "Stock\\nand shelves", "env": "live", "hint": "dxm_live_...k3Xz", "enabled": true,
                         "scopes": ["inventory:read", "inventory:write"], "allowedIps": []}""");
        database().addKeyEvent(merchant.id(), "KEY_CHANGED", key, "W".repeat(100), """
                {"name": "Warehouse", "expiresAt": "2099-01-01T00:00:00Z", "enabled": true}""", """
                {"name": "%s", "enabled": false, "allowedIps": ["203.0.113.0/24", "2001:db8:85a3:8d3:1319:8a2e:370:7348"]}"""
                .formatted("W".repeat(100)));
        database().addKeyEvent(merchant.id(), "KEY_REVOKED", key, null, null, null);
    }

    private static void signIn(ConsoleUser user, TestMerchant merchant, Screens screens) {
        Page page = user.open("/");
        screens.lookFromAllSides(page, "sign-in");
        user.typeSignIn(merchant.owner().email(), "not the password");
        assertThat(page.locator("#sign-in-error")).isVisible();
        screens.look(page, "sign-in-wrong");
        user.signIn(merchant.owner());
        screens.lookFromAllSides(page, "merchants");
        screens.lookFromAllSides(user.open("/merchants/" + merchant.id()), "dashboard");
        page.locator("button.menu").click();
        screens.look(page, "menu");
        screens.lookFromAllSides(user.open("/merchants/" + merchant.id() + "/settings"), "organization");
    }

    private static void keys(ConsoleUser user, TestMerchant merchant, Screens screens) {
        Page page = user.openKeys(merchant);
        screens.lookFromAllSides(page, "keys");
        page.locator("[data-open=create-key]").click();
        screens.look(page, "create");
        page.locator("dialog summary").click();
        page.locator("#key-expires").fill("2020-01-01T00:00");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("#key-name-error")).isVisible();
        screens.look(page, "create-errors");
        page.locator("#key-name").fill("New system");
        page.locator("#key-expires").fill("");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("#created-secret")).hasValue(Pattern.compile("dxm_.*"));
        screens.look(page, "created");
        page.keyboard().press("Escape");
        screens.look(page, "unsaved");
        page.locator("[data-stay]").click();
        page.locator("[data-saved]").check();
        page.locator("[data-done]").click();
        assertThat(page.locator("dialog")).hasCount(0);
        changes(page, screens);
        screens.look(user.open("/merchants/" + merchant.id() + "/settings/api?q=nothing"), "keys-no-match");
    }

    private static void changes(Page page, Screens screens) {
        for (String action : List.of("edit-key", "rotate-key", "disable-key", "revoke-key")) {
            action(page, action, "[data-name=Warehouse]");
            screens.look(page, action);
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
        }
        page.locator("[data-name=Logistics] > button").click();
        screens.look(page, "key-menu");
        page.keyboard().press("Escape");
        page.context().setOffline(true);
        action(page, "enable-key", "[data-name=Logistics]");
        assertThat(page.locator("dialog [data-general]")).isVisible();
        screens.look(page, "enable-failed");
        page.context().setOffline(false);
        page.keyboard().press("Escape");
        // Somebody else was faster.
        page.evaluate("() => { document.querySelector('[data-name=Warehouse]').dataset.version = '77'; }");
        action(page, "edit-key", "[data-name=Warehouse]");
        page.locator("#key-addresses").fill("203.0.113.0/24");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("[data-reload]")).isVisible();
        screens.look(page, "edit-conflict");
        page.keyboard().press("Escape");
        action(page, "rotate-key", "[data-name=Logistics]");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("#created-secret")).hasValue(Pattern.compile("dxm_.*"));
        screens.look(page, "rotated");
        page.locator("[data-saved]").check();
        page.locator("[data-done]").click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    /** Of the newest of the keys that the selector finds. */
    private static void action(Page page, String action, String key) {
        page.locator(key + " > button").first().click();
        page.locator(key + " [data-open=" + action + "]").first().click();
    }

    private static void usage(ConsoleUser user, TestMerchant merchant, Screens screens) {
        Page page = user.open("/merchants/" + merchant.id() + "/usage");
        assertThat(page.locator("canvas")).hasCount(3);
        screens.lookFromAllSides(page, "usage");
        for (Locator summary : page.locator("main summary").all()) {
            summary.click();
        }
        screens.look(page, "usage-tables");
        screens.look(user.open("/merchants/" + merchant.id() + "/usage?split=day"), "usage-by-day");
        screens.lookFromAllSides(user.open("/merchants/" + merchant.id() + "/settings/contract"), "contract");
    }

    private static void audit(ConsoleUser user, TestMerchant merchant, Screens screens) {
        screens.lookFromAllSides(user.open("/merchants/" + merchant.id() + "/settings/audit"), "audit");
        screens.look(user.open("/merchants/" + merchant.id() + "/settings/audit?action=keys.imported"), "audit-no-match");
    }

    private static void members(ConsoleUser user, TestMerchant merchant, Screens screens) {
        Page page = user.open("/merchants/" + merchant.id() + "/settings/members");
        page.locator("[data-open=invite]").click();
        screens.look(page, "invite");
        page.locator("#invite-email").fill("a.very.long.address.of.somebody.new@" + merchant.id() + ".test.invalid");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("#invite-link")).hasValue(Pattern.compile("http.*#.*"));
        String link = page.locator("#invite-link").inputValue();
        screens.look(page, "invite-link");
        page.locator("[data-done]").click();
        assertThat(page.locator("[data-open=withdraw]")).isVisible();
        screens.lookFromAllSides(page, "members");
        for (String dialog : List.of("change-role", "remove-member", "withdraw")) {
            page.locator("[data-open=" + dialog + "]").first().click();
            screens.look(page, dialog);
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
        }
        page.navigate(link);
        assertThat(page.locator("#join-password")).isVisible();
        screens.look(page, "invitation");
        page.navigate(user.address() + "/");
        page.navigate(link + "x");
        assertThat(page.locator("[data-step=invalid]")).isVisible();
        screens.look(page, "invitation-invalid");
    }

    private void rareStates(ConsoleUser user, TestMerchant merchant, Screens screens) {
        TestMerchant inactive = world().merchant();
        inactive.subscribe("active", Instant.now().minus(Duration.ofDays(60)), Instant.now().minus(Duration.ofDays(30)));
        String self = merchant.owner().email();
        database().update("INSERT INTO members (merchant_id, subject, role, created_at) VALUES (?, ?, 'DEVELOPER', now())",
                inactive.id(), self);
        screens.look(user.openKeys(inactive), "keys-inactive");
        screens.look(user.open("/merchants/" + inactive.id() + "/usage"), "usage-inactive");
        screens.look(user.open("/merchants/" + inactive.id() + "/settings/contract"), "contract-inactive");
        screens.look(user.open("/merchants/" + inactive.id()), "dashboard-inactive");
        screens.look(user.open("/merchants/missing"), "missing");
        screens.look(user.open("/merchants/" + inactive.id() + "/settings/members"), "forbidden");
        screens.look(user.open("/merchants/" + inactive.id() + "/settings/api?status=nonsense"), "bad-address");
        inactive.subscribe("active", Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(30)));
        screens.look(user.open("/merchants/" + inactive.id()), "dashboard-not-started");
        inactive.subscribe("active", Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(30)));
        screens.look(user.openKeys(inactive), "keys-none");
        database().update("UPDATE members SET role = 'VIEWER' WHERE merchant_id = ? AND subject = ?", inactive.id(), self);
        screens.look(user.openKeys(inactive), "keys-none-viewer");
        database().update("DELETE FROM members WHERE subject = ?", self);
        screens.look(user.open("/merchants"), "merchants-none");
    }
}
