package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Every test guesses from an address of its own: those of the machine itself begin with 127. */
@QuarkusTest
class ThrottleTest extends ApiTest {

    /** Trusted by this service's tests. */
    private static final String PROXY = "127.0.9.1";

    @Inject
    SignInConfig config;

    @Test
    void afterTooManyWrongPasswordsForAnAccountEvenTheRightOneWaits() throws Exception {
        Staff owner = world().merchant().owner();
        Guesser guesser = new Guesser("127.0.2.1");

        List<Integer> answers = guesser.guessAtOnce(config.failuresPerAccount() + 15, owner.email());

        assertThat(answers.stream().filter(status -> status == 401)).hasSize(config.failuresPerAccount());
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(15);
        HttpResponse<String> refused = new Guesser("127.0.2.2").form(owner.email(), Staff.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L,
                config.window().toSeconds());
        assertThat(refused.body()).containsPattern("Too many wrong passwords\\. Wait 1[0-5] min");
    }

    @Test
    void httpBasicIsThrottledByTheSameCount() throws Exception {
        Staff developer = world().merchant().developer();
        Guesser guesser = new Guesser("127.0.2.3");
        for (int i = 0; i < config.failuresPerAccount(); i++) {
            assertThat(guesser.basic(developer.email(), "wrong number " + i).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> refused = guesser.basic(developer.email(), Staff.PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("TOO_MANY_ATTEMPTS");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(guesser.form(developer.email(), Staff.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void anAddressThatGuessesAtManyAccountsIsThrottledAndOthersAreNot() throws Exception {
        Staff owner = world().merchant().owner();
        Guesser guesser = new Guesser("127.0.2.4");
        for (int i = 0; i < config.failuresPerAddress(); i++) {
            assertThat(guesser.form("nobody-" + i + "@test.invalid", "guess").statusCode()).isEqualTo(401);
        }

        assertThat(guesser.form(owner.email(), Staff.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(new Guesser("127.0.2.5").form(owner.email(), Staff.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void behindAProxyWhoGuessesIsCountedByTheirOwnAddressAndCanNotClaimAnother() throws Exception {
        TestMerchant merchant = world().merchant();
        Staff invited = world().merchant().viewer();
        String token = merchant.owner().invitations(merchant.id()).invite(invited.email(), "viewer").token();
        // Whoever is looked at below has not signed in before, for right passwords are remembered.
        Guesser guesser = new Guesser(PROXY, "203.0.113.80");
        for (int i = 0; i < config.failuresPerAddress(); i++) {
            Guesser claiming = new Guesser(guesser.client(), "198.51.100." + i + ", 203.0.113.80, 10.0.0." + i);
            assertThat(claiming.form("nobody-" + i + "@test.invalid", "guess").statusCode()).isEqualTo(401);
        }

        assertThat(guesser.form(merchant.viewer().email(), Staff.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(guesser.basic(merchant.viewer().email(), Staff.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(guesser.accept(token, Staff.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(new Guesser(PROXY, "203.0.113.81").form(merchant.viewer().email(), Staff.PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(new Guesser(PROXY, "203.0.113.82").basic(merchant.developer().email(), Staff.PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(new Guesser(PROXY, "203.0.113.83").accept(token, Staff.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void whoKnowsThePasswordIsNeverThrottledByTheirOwnRequests() throws Exception {
        Staff viewer = world().merchant().viewer();

        List<Integer> answers = new Guesser("127.0.2.6").basicAtOnce(config.failuresPerAddress() * 2, viewer.email(),
                Staff.PASSWORD);

        assertThat(answers).containsOnly(200);
    }

    @Test
    void whoWasSignedInByBasicAMomentAgoIsNotLockedOutByAStranger() throws Exception {
        Staff owner = world().merchant().owner();
        Guesser program = new Guesser("127.0.2.7");
        assertThat(program.basic(owner.email(), Staff.PASSWORD).statusCode()).isEqualTo(200);

        new Guesser("127.0.2.8").guessAtOnce(config.failuresPerAccount() + 1, owner.email());

        assertThat(program.basic(owner.email(), Staff.PASSWORD).statusCode()).isEqualTo(200);
    }

    /** Somebody at an address of their own, or behind a proxy that says which theirs is. */
    private record Guesser(HttpClient client, String forwardedFor) {

        Guesser(String address) throws Exception {
            this(address, null);
        }

        Guesser(String address, String forwardedFor) throws Exception {
            this(HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build(), forwardedFor);
        }

        HttpResponse<String> form(String email, String password) throws Exception {
            return client.send(formRequest(email, password), BodyHandlers.ofString());
        }

        HttpResponse<String> basic(String email, String password) throws Exception {
            return client.send(basicRequest(email, password), BodyHandlers.ofString());
        }

        HttpResponse<String> accept(String token, String password) throws Exception {
            return client.send(request("/api/v1/invitations/accept").header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}")).build(),
                    BodyHandlers.ofString());
        }

        List<Integer> guessAtOnce(int times, String email) {
            return send(times, i -> formRequest(email, "guess number " + i));
        }

        List<Integer> basicAtOnce(int times, String email, String password) {
            return send(times, i -> basicRequest(email, password));
        }

        private List<Integer> send(int times, IntFunction<HttpRequest> requests) {
            List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, times)
                    .mapToObj(i -> client.sendAsync(requests.apply(i), BodyHandlers.discarding())).toList();
            return answers.stream().map(answer -> answer.join().statusCode()).toList();
        }

        private HttpRequest formRequest(String email, String password) {
            return request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html")
                    .POST(BodyPublishers.ofString("email=" + encoded(email) + "&password=" + encoded(password))).build();
        }

        private HttpRequest basicRequest(String email, String password) {
            byte[] credentials = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
            return request("/api/v1/merchants")
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)).build();
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
            return forwardedFor == null ? request : request.header("X-Forwarded-For", forwardedFor);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
