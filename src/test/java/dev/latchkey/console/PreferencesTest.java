package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** In which language, zone and colours people see the console. */
@QuarkusTest
class PreferencesTest extends ConsoleTest {

    @Test
    void theManualsFlowIsThereInJapanese() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user(ConsoleUser.options().setLocale("ja-JP"));
        Page page = user.open("/");
        page.getByLabel("メールアドレス").fill(merchant.owner().email());
        page.getByLabel("パスワード").fill(Staff.PASSWORD);
        user.button("ログイン").click();
        assertThat(user.heading("所属しているメーカー組織")).isVisible();
        page.getByText("山田製作所").click();
        user.button("メーカー設定").click();
        user.link("メーカー設定を開く").click();
        user.link("API").click();
        user.button("新しいキーを作成").click();
        assertThat(user.heading("APIシークレットキーの新規作成")).isVisible();
        page.getByLabel("名前").fill("基幹システム");
        page.getByLabel("説明").fill("受注データ");
        user.button("作成").click();
        assertThat(page.getByLabel("作成されたAPIシークレットキー")).isVisible();
        page.getByLabel("APIシークレットキーを安全な場所に保管しました").check();
        user.button("閉じる").click();

        assertThat(page.locator(".list .title")).hasText("基幹システム");
        assertThat(page.locator("html")).hasAttribute("lang", "ja");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = { "-|en", "ja|ja", "ja-JP,en;q=0.5|ja", "en-GB,ja;q=0.9|en", "fr|en",
            "fr,ja;q=0.4|ja", "*|en", "nonsense|en" })
    void theBrowsersLanguageIsSpokenIfWeCan(String accepted, String spoken) {
        var request = accepted == null ? given() : given().header("Accept-Language", accepted);

        request.get("/").then().statusCode(200).body(containsString("<html lang=\"" + spoken + "\""));
    }

    @Test
    void aChosenLanguageAndThemeStayAndThePageToo() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.open("/merchants/" + merchant.id() + "/settings/api?sort=name&q=a");

        user.link("日本語").click();
        assertThat(page.locator("html")).hasAttribute("lang", "ja");
        user.link("ダーク").click();

        assertThat(page).hasURL(user.address() + "/merchants/" + merchant.id() + "/settings/api?sort=name&q=a");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(20, 24, 26)");
        assertThat(page.locator("html")).hasAttribute("lang", "ja");
    }

    @ParameterizedTest
    @CsvSource({ "en-US, America/New_York, 'Jan 15, 2030, 7:00 PM'", "en-US, Asia/Tokyo, 'Jan 16, 2030, 9:00 AM'",
            "ja-JP, Asia/Tokyo, 2030/01/16 9:00", "ja-JP, Europe/Berlin, 2030/01/16 1:00" })
    void timesAreInTheViewersZoneAndStyle(String locale, String zone, String shown) {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create("Expiring", ",\"expiresAt\":\"2030-01-16T00:00:00Z\"");
        ConsoleUser user = user(ConsoleUser.options().setLocale(locale).setTimezoneId(zone)).signIn(merchant.viewer());

        // Some releases of the tables put a narrow blank before AM and PM.
        String text = user.openKeys(merchant).locator(".list").innerText().replace('\u202f', ' ');

        assertThat(text).contains(shown);
        assertThat(user.page().locator("footer")).containsText(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/", "//evil.example", "/sign-out", "/\\evil.example",
            "/merchants?%" })
    void choosingLeadsNowhereElse(String back) {
        given().redirects().follow(false).queryParam("language", "ja").queryParam("back", back).get("/preferences").then()
                .statusCode(303).header("Location", endsWith(":" + RestAssured.port + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "latchkey-zone=Nowhere/Land", "latchkey-zone=%00", "latchkey-language=xx",
            "latchkey-theme=\"><script>", "latchkey-zone=+99:99", "latchkey-language=" })
    void aSpoiltCookieIsIgnored(String cookie) {
        given().header("Cookie", cookie).get("/").then().statusCode(200)
                .body(containsString("<html lang=\"en\" data-theme=\"auto\">")).body(containsString("data-zone=\"UTC\""));
    }
}
