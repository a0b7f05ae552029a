package dev.latchkey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.SeenAnswers;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A link is no way around the throttle: whoever has one may not guess at the account's password without end. */
@QuarkusTest
class AcceptanceThrottleTest extends ApiTest {

    private static final int MORE_THAN_ANYBODY_MISTYPES = 100;

    @Test
    void wrongPasswordsWithAGoodLinkAreCountedLikeThoseOfTheSignIn() throws Exception {
        TestMerchant merchant = world().merchant();
        Staff known = world().merchant().viewer();
        String token = merchant.owner().invitations(merchant.id()).invite(known.email(), "viewer").token();
        // Of its own, so that no other test's guesses are counted together with these.
        try (HttpClient client = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.4.1")).build()) {
            int wrong = 0;
            while (wrong < MORE_THAN_ANYBODY_MISTYPES && accept(client, token, "wrong number " + wrong).statusCode() == 422) {
                wrong++;
            }
            HttpResponse<String> refused = accept(client, token, Staff.PASSWORD);

            assertThat(wrong).isBetween(1, MORE_THAN_ANYBODY_MISTYPES - 1);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("TOO_MANY_ATTEMPTS");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            new Invited(token).preview().statusCode(200).body("email", equalTo(known.email()));
        }
    }

    private static HttpResponse<String> accept(HttpClient client, String token, String password) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/invitations/accept"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        SeenAnswers.note("POST", "/api/v1/invitations/accept", answer.statusCode());
        return answer;
    }
}
