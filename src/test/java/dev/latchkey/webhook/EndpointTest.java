package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String URL = "https://example.com/hook/confidential";

    /** That of the specification and its libraries. */
    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        assertThat(Endpoint.of("a", URL, SECRET, false).signature("msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = { 24, 32, 64 })
    void aSecretHasFrom24To64Bytes(int bytes) {
        assertThat(Endpoint.of("a", URL, secret(bytes), false).key().getEncoded()).hasSize(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_",
            "whsec_confidential!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
            "whsec_Y29uZmlkZW50aWFs", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" })
    void anotherSecretIsRefusedWithoutBeingShown(String secret) {
        assertThatThrownBy(() -> Endpoint.of("billing", URL, secret, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latchkey.webhooks.endpoints.billing.secret must be whsec_")
                .hasMessageNotContaining("confidential").hasMessageNotContaining("Y29uZ").hasMessageNotContaining("MfKQ")
                .hasNoCause();
        assertThatThrownBy(() -> Endpoint.of("a", URL, secret(23), false)).hasMessageContaining("24 to 64");
        assertThatThrownBy(() -> Endpoint.of("a", URL, secret(65), false)).hasMessageContaining("24 to 64");
    }

    @ParameterizedTest
    @CsvSource({ "https://example.com, example.com, 443", "https://example.com:8443/x?y=z, example.com, 8443",
            "HTTPS://example.com/, example.com, 443", "https://[2001:db8::1]:9/, 2001:db8::1, 9" })
    void anAddressIsReached(String url, String host, int port) {
        Endpoint endpoint = Endpoint.of("a", url, SECRET, false);

        assertThat(endpoint.host()).isEqualTo(host);
        assertThat(endpoint.port()).isEqualTo(port);
        assertThat(endpoint.secure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "example.com", "/confidential", "http://example.com/confidential", "ftp://example.com/",
            "https:///confidential", "https://user:confidential@example.com/", "https://confidential@example.com/",
            "https://example.com/#confidential", "https://example.com:0/", "https://example.com:70000/",
            "https://exa mple.com/",
            "file:///etc/passwd", "https:example.com" })
    void anotherAddressIsRefusedWithoutBeingShown(String url) {
        assertThatThrownBy(() -> Endpoint.of("billing", url, SECRET, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latchkey.webhooks.endpoints.billing.url must be")
                .hasMessageNotContaining("confidential").hasNoCause();
    }

    @Test
    void plainHttpIsForPrivateNetworks() {
        Endpoint endpoint = Endpoint.of("a", "http://billing.internal/hook", SECRET, true);

        assertThat(endpoint.secure()).isFalse();
        assertThat(endpoint.port()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "A", "a_b", "-a", "a.b" })
    void aNameIsOfSmallLettersDigitsAndHyphens(String name) {
        assertThatThrownBy(() -> Endpoint.of(name, URL, SECRET, false)).hasMessageContaining("1 to 32 small letters");
    }

    @Test
    void nothingConfidentialIsPrinted() {
        assertThat(Endpoint.of("billing", URL, SECRET, false)).hasToString("billing");
    }

    private static String secret(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
