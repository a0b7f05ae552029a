package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.SignInForm;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class UsagePageTest extends ConsoleTest {

    private static final int BLUE = 0x0072b2;
    private static final int ORANGE = 0xd55e00;
    /** Counters are written and the page is renewed every few seconds, on a busy machine later. */
    private static final HasTextOptions SOON = new HasTextOptions().setTimeout(40_000);
    /** How many pixels of a canvas have a colour in which nothing shines through. */
    private static final String PIXELS = """
            (canvas, colour) => {
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let count = 0;
              for (let i = 0; i < pixels.length; i += 4) {
                count += pixels[i + 3] === 255 && (pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]) === colour;
              }
              return count;
            }
            """;

    private final Instant now = Instant.now();

    @Test
    void realTrafficIsDrawnWithoutReloadAndItsFiguresAreThoseOfTheApi() {
        TestMerchant merchant = contracted(4);
        merchant.put(",\"requestsPerMinute\":5").statusCode(200);
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = open(user, merchant, "");
        page.evaluate("() => { window.stays = true; }");
        page.getByText("Figures as a table").first().click();
        assertThat(figure(page, "[data-window]")).hasText("0 of 5 requests");
        assertThat(page.getByText("There was no request.")).isVisible();
        int blue = pixels(page, "hour", BLUE);
        int orange = pixels(page, "hour", ORANGE);
        assertThat(List.of(blue, orange)).as("the legend is there").allMatch(pixels -> pixels > 50);

        for (int status : new int[] { 200, 200, 200, 200, 200, 429, 429 }) {
            MerchantApi.merchant(key.secret()).statusCode(status);
        }

        assertThat(figure(page, "[data-window]")).hasText("5 of 5 requests", SOON);
        assertThat(page.locator("[data-window] .hint")).containsText("The limit is reached: requests are refused.");
        assertThat(figure(page, "[data-live=calls]")).hasText("5 of 4 in the quota", SOON);
        assertThat(page.locator("[data-live=calls]")).containsText("125% of the quota");
        assertThat(page.locator("[data-live=extra]")).containsText("¥1 beside the monthly fee");
        assertThat(page.locator("#hour-text"))
                .hasText(Pattern.compile("5 were admitted, at most . in one minute, and 2 refused. The limit is 5 .*"),
                        new HasTextOptions().setTimeout(40_000));
        assertThat(page.locator("#keys-text")).hasText("Most by Core system: 5.");
        assertThat(pixels(page, "hour", BLUE)).isGreaterThan(blue + 50);
        assertThat(pixels(page, "hour", ORANGE)).isGreaterThan(orange + 10);
        assertThat(pixels(page, "days", BLUE)).isGreaterThan(50);
        assertThat(pixels(page, "keys", BLUE)).isGreaterThan(500);
        Soon.holds(() -> assertThat(rows(page, "hour")).isEqualTo(minutes(merchant)));
        assertThat(page.locator("[data-draw=hour] tbody")).containsText("Limit reached: 2");
        assertThat((Boolean) page.evaluate("() => window.stays")).as("it was not loaded again").isTrue();
    }

    @Test
    void withoutJavaScriptTheTablesHaveTheFigures() {
        TestMerchant merchant = contracted(1000);
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");
        database().addUsage(merchant.id(), key.id(), "CALLS", now.minus(2, ChronoUnit.MINUTES), 1234);
        database().addUsage(merchant.id(), key.id(), "BYTES", now.minus(2, ChronoUnit.MINUTES), 5_678_000);
        ConsoleUser user = user(ConsoleUser.options().setJavaScriptEnabled(false)).signIn(merchant.viewer());

        Page page = open(user, merchant, "");

        assertThat(figure(page, "[data-live=calls]")).hasText("1,234 of 1,000 in the quota");
        assertThat(figure(page, "[data-live=bytes]")).hasText("5.7 MB of 1 GB in the quota");
        page.getByText("Figures as a table").nth(1).click();
        assertThat(page.locator("[data-draw=days] tbody tr").last()).isVisible();
        assertThat(page.locator("[data-draw=days] tbody tr").last().locator("td").last()).hasText("1,234");
    }

    @Test
    void theBusiestKeysAreToldApartAndTheOthersAreOne() {
        TestMerchant merchant = contracted(1000);
        List<String> names = IntStream.rangeClosed(1, 10).mapToObj("Key %d"::formatted).toList();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        for (int i = 0; i < names.size(); i++) {
            database().addUsage(merchant.id(), keys.create(names.get(i)).id(), "CALLS", now, 100 - i);
        }
        ConsoleUser user = user().signIn(merchant.viewer());

        Page page = open(user, merchant, "?split=day");

        List<String> shown = new ArrayList<>(names.subList(0, 8));
        shown.add("All other keys");
        assertThat(page.locator("[data-draw=keys] [data-series=key]").allTextContents()).isEqualTo(shown);
        assertThat(page.locator("[data-draw=keys] tbody tr").last().locator("td").last()).hasText("183");
        user.link("Last 24 hours").click();
        assertThat(page.locator("[data-draw=keys] tbody tr")).hasCount(24);
    }

    @Test
    void aServiceThatCanNotBeReachedIsToldAndTriedAgain() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = open(user, merchant, "");
        user.context().setOffline(true);

        assertThat(page.locator("[data-status]")).hasText("Not renewed: the service can't be reached. It is tried again.",
                SOON);
        user.context().setOffline(false);
        assertThat(page.locator("[data-status]")).hasText("", SOON);
    }

    @Test
    void whoIsSignedOutMeanwhileIsAskedToSignIn() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = open(user, merchant, "");

        user.context().clearCookies();

        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void aPageThatNobodyLooksAtAsksForNothing() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = open(user, merchant, "");
        page.waitForResponse(Pattern.compile(".*/usage/window"), () -> {
        });
        page.evaluate("() => Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        List<String> asked = new ArrayList<>();
        page.waitForTimeout(700);
        page.onRequest(request -> asked.add(request.url()));

        page.waitForTimeout(4500);

        assertThat(asked).isEmpty();
        page.waitForResponse(Pattern.compile(".*/usage/window"),
                () -> page.evaluate("() => Object.defineProperty(document, 'hidden', { value: false })"));
    }

    @Test
    void theTableIsDownloaded() throws Exception {
        TestMerchant merchant = contracted(1000);
        database().addUsage(merchant.id(), UUID.randomUUID().toString(), "CALLS", now.minus(1, ChronoUnit.HOURS), 77);
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = open(user, merchant, "");

        Download download = page.waitForDownload(() -> user.link("Download as CSV").click());

        assertThat(download.suggestedFilename()).startsWith("usage-" + merchant.id()).endsWith(".csv");
        assertThat(new String(download.createReadStream().readAllBytes(), StandardCharsets.UTF_8)).contains(",77,");
    }

    @Test
    void itIsTheMembersBusinessAndTheContractNeedNotBe() {
        TestMerchant merchant = world().merchantWithoutContract();
        TestMerchant other = world().merchant();
        ConsoleUser user = user().signIn(merchant.viewer());

        user.open("/merchants/" + merchant.id());
        user.link("See the usage").click();

        assertThat(user.heading("The last 30 days")).isVisible();
        assertThat(user.page().getByText("There were no calls.")).isVisible();
        assertThat(user.page().locator("canvas").last()).isHidden();
        assertThat(user.page().getByText("Nothing was contracted yet, so there is no billing period.")).isVisible();
        SignInForm.with(SignInForm.session(merchant.viewer())).get("/merchants/" + other.id() + "/usage").then()
                .statusCode(404);
    }

    private TestMerchant contracted(long quota) {
        TestMerchant merchant = world().merchantWithoutContract();
        Staff.PLATFORM.plans().put(merchant.id(), """
                "name": "Plan", "currency": "JPY", "monthlyFee": "12000", "monthlyCallQuota": %d,
                "monthlyTransferQuotaBytes": 1000000000, "feePerExtraCall": "0.5"
                """.formatted(quota)).statusCode(201);
        Staff.PLATFORM.subscription(merchant.id())
                .put(merchant.id(), "active", now.minus(Duration.ofDays(10)), now.plus(Duration.ofDays(20)), "")
                .statusCode(201);
        return merchant;
    }

    private static Page open(ConsoleUser user, TestMerchant merchant, String query) {
        return user.open("/merchants/" + merchant.id() + "/usage" + query);
    }

    private static Locator figure(Page page, String within) {
        return page.locator(within + " .figure");
    }

    private static int pixels(Page page, String table, int colour) {
        return (Integer) page.locator("section:has([data-draw=" + table + "]) canvas").evaluate(PIXELS, colour);
    }

    /** Each row's time, and its figures. */
    private static List<String> rows(Page page, String table) {
        return ((List<?>) page.locator("[data-draw=" + table + "] tbody tr").evaluateAll(
                "rows => rows.map(row => [row.querySelector('time').dateTime, ...[...row.querySelectorAll('[data-value]')].map(cell => cell.dataset.value)].join(' '))"))
                .stream().map(String::valueOf).toList();
    }

    private static List<String> minutes(TestMerchant merchant) {
        List<Map<String, Object>> items = merchant.viewer().usage(merchant.id()).get("?step=minute").statusCode(200)
                .extract().path("items");
        return items.stream().map(item -> item.get("at") + " " + item.get("calls") + " " + ((Map<?, ?>) item.get("refused"))
                .values().stream().map(String::valueOf).collect(Collectors.summingInt(Integer::parseInt))).toList();
    }
}
