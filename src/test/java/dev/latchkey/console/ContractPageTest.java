package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Page;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ContractPageTest extends ConsoleTest {

    private final Instant now = Instant.now();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # status,    from day, to,  badge,            what is said,                                 what comes then
            active,      -10,      20,  Active,           The add-on is active.,                        The contract ends on
            trial,       -10,      20,  Trial,            The add-on is on trial: it costs nothing,     The contract ends on
            suspended,   -10,      20,  Suspended,        The platform has suspended the contract.,     Keys can't be created
            cancelled,   -10,      20,  Cancelled,        The contract was cancelled.,                  Keys can't be created
            active,      10,       20,  Not yet started,  The contracted period has not begun yet.,     The contract ends on
            active,      -10,      -1,  Period ended,     The contracted period has ended.,             The contract ended on
            trial,       -10,      -1,  Period ended,     The contracted period has ended.,             Keys can't be created
            """)
    void itTellsWhereTheContractStandsAndWhatComesThen(String status, int from, int to, String badge, String said,
            String then) {
        TestMerchant merchant = world().merchantWithoutContract();
        merchant.subscribe(status, now.plus(Duration.ofDays(from)), now.plus(Duration.ofDays(to)));
        ConsoleUser user = user().signIn(merchant.viewer());

        Page page = open(user, merchant);

        assertThat(page.locator("main .badge").first()).hasText(badge);
        assertThat(page.locator("main")).containsText(said);
        assertThat(page.locator("main")).containsText(then);
    }

    @Test
    void whoNeverContractedIsToldWhereTo() {
        TestMerchant merchant = world().merchantWithoutContract();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = open(user, merchant);

        assertThat(page.locator("main")).containsText("The Merchant API add-on was never contracted.");
        assertThat(page.locator("main")).containsText("No period has begun yet.");
        assertThat(user.link("Subscribe to the Merchant API Add-on")).isVisible();
    }

    @Test
    void itTellsWhatIsInThePlanAndWhatPeriodsCost() {
        TestMerchant merchant = world().merchantWithoutContract();
        Instant boundary = now.minus(Duration.ofDays(1));
        Staff.PLATFORM.plans().put(merchant.id(), """
                "name": "Light", "currency": "USD", "monthlyFee": "9.5", "monthlyCallQuota": 100,
                "monthlyTransferQuotaBytes": 2500000, "feePerExtraCall": "0.0125"
                """).statusCode(201);
        Staff.Subscription subscription = Staff.PLATFORM.subscription(merchant.id());
        subscription.put(merchant.id(), "active", boundary.minus(Duration.ofDays(30)), boundary, "").statusCode(201);
        subscription.put(merchant.id(), "active", boundary, now.plus(Duration.ofDays(29)), ",\"autoRenew\":true")
                .statusCode(200);
        database().addUsage(merchant.id(), UUID.randomUUID().toString(), "CALLS", now.minus(Duration.ofDays(5)), 1100);
        ConsoleUser user = user().signIn(merchant.developer());

        user.openKeys(merchant);
        user.link("Contract").click();

        Page page = user.page();
        assertThat(page.locator("section:has(#plan-title) dd"))
                .hasText(new String[] { "Light", "$9.50", "100", "2.5 MB", "$0.0125" });
        assertThat(page.locator("main")).containsText("The next period begins by itself on");
        assertThat(page.locator(".periods tbody tr")).hasCount(2);
        assertThat(page.locator(".periods tbody tr").first().locator("th")).containsText("so far");
        assertThat(page.locator(".periods tbody tr").last().locator("td"))
                .hasText(new String[] { merchant.id(), "$9.50", "1,100", "1,000", "$12.50" });
    }

    @Test
    void aPlanThatWasNotDefinedIsToldAsSuch() {
        TestMerchant merchant = world().merchantWithoutContract();
        Staff.PLATFORM.subscription(merchant.id())
                .put("never-defined", "active", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), "")
                .statusCode(201);
        ConsoleUser user = user().signIn(merchant.viewer());

        assertThat(open(user, merchant).locator("main"))
                .containsText("The platform has not told what is in the plan never-defined");
    }

    private static Page open(ConsoleUser user, TestMerchant merchant) {
        return user.open("/merchants/" + merchant.id() + "/settings/contract");
    }
}
