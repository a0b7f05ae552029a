package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretInUrlTest {

    private static final String SECRET = "dxm_live_00000000000000000000000000000000000000";

    private final SecretFormat format = new SecretFormat("dxm");

    @ParameterizedTest
    @ValueSource(strings = { SECRET, "/a?key=" + SECRET, "/a/" + SECRET + "/b",
            "/a?k=dxm%5Flive%5F00000000000000000000000000000000000000",
            "/a?%zz=1&k=dxm%5flive_00000000000000000000000000000000000000", "/a?%=" + SECRET,
            "/%64xm_live_00000000000000000000000000000000000000" })
    void aSecretIsFoundHoweverItIsWritten(String url) {
        assertThat(format.occursInUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "/a?b=c%20d", "/a?%zz", "%", "%2", "/a?hint=dxm_live_...k3Xz", "/dxm_live_" })
    void nothingElseIsTakenForOne(String url) {
        assertThat(format.occursInUrl(url)).isFalse();
    }
}
