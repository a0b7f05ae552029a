package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** What a browser does with what attackers stored, and with pages of theirs. */
@QuarkusTest
class HostileInputTest extends ConsoleTest {

    @ParameterizedTest
    @ValueSource(strings = { "<script>document.title='attacked'</script>", "<img src=x onerror=\"document.title='attacked'\">",
            "\"><svg onload=\"document.title='attacked'\">", "' autofocus onfocus='document.title=1", "{#if true}{7*7}{/if}",
            "javascript:alert(1)", "</template><script>document.title='attacked'</script>", "${7*7} #{7*7} {{7*7}}" })
    void whateverSomebodyCallsAKeyIsShownAsItIsAndNeverRun(String text) {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id())
                .post(new JsonObject().put("name", text).put("description", text).encode()).statusCode(201);
        ConsoleUser user = user().signIn(merchant.owner());
        List<String> complaints = new ArrayList<>();
        user.page().onConsoleMessage(message -> complaints.add(message.text()));
        Page page = user.openKeys(merchant);

        assertThat(page.locator(".list .title")).hasText(text);
        assertThat(page.locator(".list .text")).hasText(text);
        page.locator(".actions > button").click();
        page.locator("[data-open=edit-key]").click();
        assertThat(page.getByLabel("Name")).hasValue(text);
        assertThat(page.getByLabel("Description")).hasValue(text);
        user.button("Cancel").click();
        page.locator(".actions > button").click();
        page.locator("[data-open=rotate-key]").click();
        assertThat(page.locator("dialog .title")).hasText(text);
        user.button("Cancel").click();
        page.locator(".actions > button").click();
        page.locator("[data-open=revoke-key]").click();
        assertThat(page.locator("dialog label")).hasText("To confirm, type: " + text);
        page.locator("#revoke-confirm").fill(text);
        assertThat(user.button("Revoke for ever")).isEnabled();
        assertThat(page).hasTitle("API · Latchkey");
        assertThat(complaints).isEmpty();

        page.navigate(user.address() + "/merchants/" + merchant.id() + "/settings/api?q="
                + URLEncoder.encode(text, StandardCharsets.UTF_8));
        assertThat(page.getByLabel("Search")).hasValue(text);
        assertThat(page).hasTitle("API · Latchkey");
    }

    @Test
    void whateverAScannerOrAnEventSaysIsShownAsTextAndNoLink() {
        String text = "https://evil.test.invalid/<script>document.title='attacked'</script>{7*7}";
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Leaky");
        Staff.PLATFORM.reportLeak(new JsonObject().put("secret", key.secret()).put("source", text).encode()).statusCode(200);
        database().addKeyEvent(merchant.id(), "KEY_CHANGED", key.id(), text, new JsonObject().put(text, text).encode(),
                new JsonObject().put("name", text).put("scopes", List.of(text)).encode());
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);

        assertThat(page.getByText("Found in: " + text)).isVisible();
        assertThat(page.locator("a[href*='evil']")).hasCount(0);
        assertThat(page).hasTitle("API · Latchkey");
        user.open("/merchants/" + merchant.id() + "/settings/audit?action=key.changed");
        assertThat(page.locator(".changes dt").first()).hasText(text);
        assertThat(page.locator("tbody a")).hasText(text);
        assertThat(page).hasTitle("Audit log · Latchkey");
        page.locator("tbody a").click();
        assertThat(page.getByLabel("Search")).hasValue(text);
    }

    @Test
    void anInlineScriptWouldNotRunEvenIfItGotIntoAPage() {
        ConsoleUser user = user();
        Page page = user.open("/");

        page.evaluate("() => { const script = document.createElement('script'); script.textContent = \"document.title='ran'\";"
                + " document.body.append(script); }");

        assertThat(page).hasTitle("Sign in · Latchkey");
    }

    @Test
    void aPageOfAnotherSiteCanNeitherChangeAnythingNorShowUsInAFrame() throws IOException {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        String keys = user.address() + "/api/v1/merchants/" + merchant.id() + "/api-keys";
        String evil = """
                <form id="json" method="post" enctype="text/plain" action="%s"><input name='{"name":"Forged","description":"' value='"}'></form>
                <form id="out" method="post" action="%s/sign-out"></form>
                <iframe id="frame" src="%s/merchants"></iframe>
                """
                .formatted(keys, user.address(), user.address());
        HttpServer server = serve(evil);
        try {
            // Another port of the same host: cookies go there, so only the check of the origin is left.
            String site = "http://localhost:" + server.getAddress().getPort() + "/";
            user.page().navigate(site);
            Object fetched = user.page().evaluate("""
                    url => fetch(url, {method: 'POST', credentials: 'include', mode: 'no-cors', body: '{"name":"Forged"}'})
                      .then(answer => answer.type)""", keys);
            assertThat(fetched).isEqualTo("opaque");
            assertThat(user.page().evaluate("url => fetch(url, {credentials: 'include'}).then(() => 'read', () => 'refused')",
                    keys)).isEqualTo("refused");
            assertThat(user.page().frameLocator("#frame").getByText("Maker organizations")).hasCount(0);
            for (String form : List.of("json", "out")) {
                user.page().navigate(site);
                user.page().evaluate("id => document.getElementById(id).submit()", form);
                user.page().waitForURL(user.address() + "/**");
                assertThat(user.page().getByText("CROSS_SITE")).isVisible();
            }
        } finally {
            server.stop(0);
        }

        assertThat(user.openKeys(merchant).locator("main")).containsText("There are no keys yet");
    }

    private static HttpServer serve(String html) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
