package dev.latchkey.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.latchkey.testing.Backend.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Backend;
import dev.latchkey.testing.Chromium;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.Staff;
import io.vertx.core.json.JsonObject;

/** The packaged service and a real OpenID provider: people in a browser, programs with tokens, and no provider at all. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {

    private static final String MERCHANTS = "/api/v1/merchants";
    private static final String CLIENT_SECRET = "test-only-secret-of-a-backend-beside-the-provider";
    private static final String SESSION = "__Host-latchkey-session";

    private static Keycloak keycloak;
    private static TestStores stores;
    private static PackagedService service;
    private static PackagedService withoutPasswords;
    private static Chromium chromium;
    private static HttpClient client;

    private ConsoleUser browser;

    @BeforeAll
    static void start() throws Exception {
        keycloak = new Keycloak();
        stores = TestStores.start("packaged-oidc");
        database().update("CREATE DATABASE without_passwords");
        service = new PackagedService("packaged-oidc/service", environment());
        withoutPasswords = new PackagedService("packaged-oidc/without-passwords", environmentWithoutPasswords());
        client = HttpClient.newHttpClient();
        service.awaitReady();
        withoutPasswords.awaitReady();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Production.environment(stores));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm().toString());
        environment.put("QUARKUS_OIDC_CLIENT_ID", "latchkey");
        environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", Keycloak.secretOf("latchkey"));
        environment.put("LATCHKEY_OIDC_PROVIDER_NAME", "Keycloak");
        environment.put("LATCHKEY_CLIENTS_SHOP_SECRET", CLIENT_SECRET);
        // What could log a token logs all it can.
        environment.put("QUARKUS_LOG_LEVEL", "DEBUG");
        environment.put("QUARKUS_LOG_CATEGORY__IO_QUARKUS_OIDC__LEVEL", "DEBUG");
        return environment;
    }

    private static Map<String, String> environmentWithoutPasswords() {
        Map<String, String> environment = environment();
        environment.put("LATCHKEY_OIDC_LOCAL_ACCOUNTS", "false");
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL",
                stores.postgresUrl().replaceFirst("[^/]+$", "without_passwords"));
        environment.remove("LATCHKEY_BOOTSTRAP_EMAIL");
        environment.remove("LATCHKEY_BOOTSTRAP_PASSWORD");
        return environment;
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        service.close();
        withoutPasswords.close();
        if (chromium != null) {
            chromium.close();
        }
        client.close();
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void aProviderThatIsAwayIsToldOfAndUsedOnceItIsThere() throws Exception {
        HttpRequest signIn = HttpRequest.newBuilder(service.uri("/sign-in/oidc")).header("Accept", "text/html").build();

        HttpResponse<String> page = client.send(signIn, BodyHandlers.ofString());
        HttpResponse<String> api = get(MERCHANTS, "Bearer " + CraftedTokens.unsigned(keycloak.realm()));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("<h1>");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.body()).contains("\"code\":\"UNAVAILABLE\"");
        keycloak.awaitRealm();
        assertThat(client.send(signIn, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
        assertThat(get(MERCHANTS, "Bearer " + CraftedTokens.unsigned(keycloak.realm())).statusCode()).isEqualTo(401);
    }

    @Test
    @Order(2)
    void aProgramWithThePlatformsRoleManagesMerchants() throws Exception {
        HttpResponse<String> harbor = putMerchant("harbor", keycloak.tokenOf("billing"));
        HttpResponse<String> quarry = putMerchant("quarry", keycloak.tokenOf("billing"));

        assertThat(harbor.statusCode()).isEqualTo(201);
        assertThat(quarry.statusCode()).isEqualTo(201);
    }

    @Test
    @Order(3)
    void aRoleThatIsOnlyCalledLikeOursMakesNoPlatformAccount() throws Exception {
        HttpResponse<String> answer = putMerchant("impostor", keycloak.tokenOf("impostor"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(merchantsSeenWith(keycloak.tokenOf("impostor"))).isEmpty();
    }

    @Test
    @Order(4)
    void aPersonsTokenShowsThatPersonsMerchantsOnly() throws Exception {
        String token = keycloak.tokenOfPerson("hanako");
        assertThat(merchantsSeenWith(token)).isEmpty();

        database().update("INSERT INTO members (merchant_id, subject, role, created_at) VALUES ('harbor', ?, 'OWNER', now())",
                CraftedTokens.claimsOf(token).getString("sub"));

        assertThat(merchantsSeenWith(token)).containsExactly("harbor");
        assertThat(get(MERCHANTS + "/quarry/api-keys", "Bearer " + token).statusCode()).isEqualTo(404);
        assertThat(putMerchant("harbor", token).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(5)
    void tokensThatAreExpiredOrSpoiltOrForSomebodyElseAreRefused() throws Exception {
        String expired = keycloak.tokenOf("brief");
        String good = keycloak.tokenOf("billing");
        TimeUnit.SECONDS.sleep(2);

        refusesBearer(expired);
        refusesBearer(CraftedTokens.withOtherClaims(good));
        refusesBearer(good.substring(0, good.lastIndexOf('.') + 1));
        refusesBearer(keycloak.tokenOf("elsewhere"));
        refusesBearer(CraftedTokens.unsigned(keycloak.realm()));
        refusesBearer("not-a-token");
    }

    @Test
    @Order(6)
    void basicAuthenticationIsRefused() throws Exception {
        refuses(basic(Staff.PLATFORM.email(), Staff.PASSWORD));
    }

    @Test
    @Order(6)
    void backendsAskAsClientsOrWithATokenOfThePlatforms() throws Exception {
        HttpResponse<String> wrong = introspect(basic("shop", CLIENT_SECRET + "x"));

        assertThat(introspect(basic("shop", CLIENT_SECRET)).body()).isEqualTo("{\"active\":false}");
        assertThat(introspect("Bearer " + keycloak.tokenOf("billing")).body()).isEqualTo("{\"active\":false}");
        assertThat(introspect("Bearer " + keycloak.tokenOf("impostor")).statusCode()).isEqualTo(403);
        assertThat(introspect(basic(Staff.PLATFORM.email(), Staff.PASSWORD)).statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("invalid_client");
        assertThat(wrong.headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"latchkey\", charset=\"UTF-8\", Bearer realm=\"latchkey\"");
        assertThat(introspect("Bearer not-a-token").headers().firstValue("WWW-Authenticate")).isPresent();
        refuses(basic("shop", CLIENT_SECRET));
    }

    @Test
    @Order(7)
    void aPersonSignsInThroughTheProviderAndSeesOwnOrganizations() {
        Page page = signIn(service, "/", "hanako");

        assertThat(page).hasURL(browser.address() + "/merchants");
        assertThat(page.locator(".who")).hasText("Hanako Yamada");
        assertThat(page.locator("main a[href='/merchants/harbor']")).isVisible();
        assertThat(page.locator("main a[href='/merchants/quarry']")).hasCount(0);
    }

    @Test
    @Order(8)
    void nothingOfTheFrameworksOwnSessionStaysInTheBrowser() {
        signIn(service, "/", "hanako");

        assertThat(browser.context().cookies()).extracting(cookie -> cookie.name).contains(SESSION)
                .noneMatch(name -> name.startsWith("q_"));
    }

    @Test
    @Order(9)
    void theCookieThatWaitsForTheProviderIsSafe() {
        open(service, "/");
        browser.link("Log in with Keycloak").click();
        browser.page().locator("#username").waitFor();

        Cookie waiting = browser.context().cookies().stream().filter(cookie -> cookie.name.startsWith("q_auth"))
                .findFirst().orElseThrow();

        assertThat(waiting.secure).isTrue();
        assertThat(waiting.httpOnly).isTrue();
        assertThat(waiting.sameSite).hasToString("LAX");
        assertThat(waiting.path).isEqualTo("/sign-in/oidc");
        assertThat(browser.page().url()).contains("code_challenge_method=S256", "&nonce=", "&state=");
    }

    @Test
    @Order(10)
    void thePageThatWasAskedForIsOpenedAfterwards() {
        Page page = signIn(service, "/merchants/harbor/settings/api?q=erp", "hanako");

        assertThat(page).hasURL(browser.address() + "/merchants/harbor/settings/api?q=erp");
    }

    @Test
    @Order(11)
    void anAddressElsewhereIsNotFollowed() {
        open(service, "/sign-in/oidc?next=https://evil.example/merchants");
        typePassword("hanako");

        assertThat(browser.page()).hasURL(browser.address() + "/merchants");
    }

    @Test
    @Order(12)
    void signingOutEndsTheSessionForWhoeverHasACopyOfTheCookie() {
        Page page = signIn(service, "/", "hanako");
        List<Cookie> copied = browser.context().cookies().stream().filter(cookie -> cookie.name.equals(SESSION)).toList();

        browser.button("Sign out").click();
        assertThat(page).hasURL(browser.address() + "/");
        browser.context().addCookies(copied);
        browser.open("/merchants");

        assertThat(page).hasURL(browser.address() + "/?next=%2Fmerchants");
    }

    @Test
    @Order(13)
    void aPersonWithThePlatformsRoleSeesEveryOrganization() {
        Page page = signIn(service, "/", "taro");

        assertThat(page.locator("main a[href='/merchants/harbor']")).isVisible();
        assertThat(page.locator("main a[href='/merchants/quarry']")).isVisible();
    }

    @Test
    @Order(14)
    void anAnswerThatNobodyAskedTheProviderForIsRefused() {
        open(service, "/sign-in/oidc?state=made-up&code=made-up");

        assertThat(browser.page().getByRole(AriaRole.ALERT))
                .containsText("Keycloak did not sign you in");
    }

    @Test
    @Order(15)
    void localAccountsStillSignInByPassword() {
        open(service, "/");
        browser.signIn(Staff.PLATFORM);

        assertThat(browser.page().locator(".who")).hasText(Staff.PLATFORM.email());
    }

    @Test
    @Order(16)
    void whereLocalAccountsAreOffPasswordsAreNeitherAskedForNorTaken() throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(withoutPasswords.uri("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=platform%40test.invalid&password=" + Staff.PASSWORD)).build(),
                BodyHandlers.ofString());
        open(withoutPasswords, "/");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.page().locator("input[type=password]")).hasCount(0);
        browser.link("Log in with Keycloak").click();
        typePassword("taro");
        assertThat(browser.page()).hasURL(browser.address() + "/merchants");
    }

    @Test
    @Order(17)
    void whoIsInvitedJoinsByTheProviderWithoutAPassword() throws Exception {
        String link = invite("quarry", "somebody@test.invalid");
        open(service, link.substring(link.indexOf("/invitation")));
        browser.link("Log in with Keycloak").click();
        typePassword("hanako");
        assertThat(browser.page().getByText("You join as Hanako Yamada.")).isVisible();
        browser.button("Join").click();

        assertThat(browser.page()).hasURL(browser.address() + "/merchants/quarry");
        assertThat(browser.page().locator(".heading .badge")).hasText("Owner");
        browser.open("/merchants/quarry/settings/members");
        assertThat(browser.page().locator(".list .title")).hasText("Hanako Yamada");
        assertThat(browser.page().evaluate("() => sessionStorage.length")).isEqualTo(0);
    }

    @Test
    @Order(18)
    void noTokenAndNoSecretIsInTheLogs() throws Exception {
        List<String> secrets = keycloak.tokens().stream().map(token -> token.substring(token.lastIndexOf('.') - 20)).toList();

        assertThat(secrets).hasSizeGreaterThan(5);
        for (String log : List.of(service.log(), withoutPasswords.log(),
                Files.readString(stores.directory().resolve("postgres.log"), StandardCharsets.ISO_8859_1),
                String.join("\n", database().allValues()))) {
            assertThat(log).isNotEmpty().doesNotContain(Keycloak.secretOf("latchkey"), CLIENT_SECRET, "code_verifier",
                    "id_token\":\"");
            assertThat(secrets).noneMatch(log::contains);
        }
    }

    private static Database database() {
        return new Database("jdbc:" + stores.postgresUrl());
    }

    private Page signIn(PackagedService at, String path, String username) {
        open(at, path);
        browser.link("Log in with Keycloak").click();
        typePassword(username);
        return browser.page();
    }

    private void open(PackagedService at, String path) {
        Chromium.assumeInstalled();
        chromium = chromium == null ? new Chromium() : chromium;
        String address = at.uri("/").toString();
        browser = new ConsoleUser(chromium, address.substring(0, address.length() - 1), ConsoleUser.options());
        browser.open(path);
    }

    private void typePassword(String username) {
        browser.page().locator("#username").fill(username);
        browser.page().locator("#password").fill(Keycloak.PASSWORD);
        browser.page().locator("#kc-login").click();
        browser.page().waitForURL(url -> url.startsWith(browser.address()));
    }

    private static HttpResponse<String> putMerchant(String id, String token) throws Exception {
        return client.send(HttpRequest.newBuilder(service.uri(MERCHANTS + "/" + id)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").PUT(BodyPublishers.ofString("""
                        {"names": [{"languageCode": "en", "name": "Packaged"}], "countryCode": "JP",
                         "enabledLanguageCodes": ["en"]}
                        """)).build(), BodyHandlers.ofString());
    }

    private static String invite(String merchant, String email) throws Exception {
        HttpResponse<String> invitation = client.send(
                HttpRequest.newBuilder(service.uri(MERCHANTS + "/" + merchant + "/invitations"))
                        .header("Authorization", "Bearer " + keycloak.tokenOf("billing"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"email\":\"" + email + "\",\"role\":\"owner\"}")).build(),
                BodyHandlers.ofString());
        return new JsonObject(invitation.body()).getString("url");
    }

    private static List<String> merchantsSeenWith(String token) throws Exception {
        return new JsonObject(get(MERCHANTS, "Bearer " + token).body()).getJsonArray("items").stream()
                .map(merchant -> ((JsonObject) merchant).getString("merchantId")).toList();
    }

    private static HttpResponse<String> get(String path, String authorization) throws Exception {
        return client.send(HttpRequest.newBuilder(service.uri(path)).header("Authorization", authorization).build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> introspect(String authorization) throws Exception {
        return client.send(HttpRequest.newBuilder(service.uri("/oauth2/introspect")).header("Authorization", authorization)
                .header("Content-Type", Backend.FORM).POST(BodyPublishers.ofString("token=x")).build(),
                BodyHandlers.ofString());
    }

    private static void refusesBearer(String token) throws Exception {
        refuses("Bearer " + token);
    }

    private static void refuses(String authorization) throws Exception {
        HttpResponse<String> answer = get(MERCHANTS, authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"latchkey\"");
        assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"", "Bearer");
    }
}
