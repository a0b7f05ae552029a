package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a secret shows of itself, and where one is found. */
class SecretTest {

    private static final String TEXT = "dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR";

    private final SecretFormat format = new SecretFormat("dxm");
    private final Secret secret = format.parse(TEXT).orElseThrow();

    @Test
    void aSecretDoesNotPrintItself() {
        Object inOthers = List.of(Optional.of(secret), Map.of("secret", secret));

        assertThat(secret).hasToString("Secret[hidden]");
        assertThat(inOthers.toString()).doesNotContain("0123").doesNotContain("3kd9mR");
    }

    @Test
    void theHintShowsPrefixEnvironmentAndTheLastFour() {
        assertThat(secret.hint()).isEqualTo("dxm_live_...d9mR");
    }

    @Test
    void aHintIsNoSecret() {
        assertThat(format.occursIn(secret.hint())).isFalse();
        assertThat(format.parse(secret.hint())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", "/merchant-api/v1/orders?key=%s", "/orders/%s/lines", "https://%s@example.test/",
            "/x?a=1&key=%s&b=2", "id:%s", "aaaaa%s11111" })
    void aSecretIsFoundWhereverItStands(String around) {
        assertThat(format.occursIn(around.formatted(TEXT))).isTrue();
    }

    @Test
    void aSecretWithAWrongCheckIsFoundToo() {
        String mistyped = TEXT.replace("3kd9mR", "3kd9mr");

        assertThat(format.parse(mistyped)).isEmpty();
        assertThat(format.occursIn("/orders?key=" + mistyped)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "/merchant-api/v1/orders", "dxm_live_", "dxm_prod_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR",
            "dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9m", "dxm_live_0123456789-BCDEFGHIJKLMNOPQRSTUV3kd9mR" })
    void whatDoesNotLookLikeASecretIsNotFound(String text) {
        assertThat(format.occursIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "dxm_LIVE_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR",
            "DXM_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR", "dxm-live-0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR",
            "dxm_test_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR", "dxm_live_٠١٢٣٤٥٦٧٨٩ABCDEFGHIJKLMNOPQRSTUV3kd9mR",
            " dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR", "dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR\n",
            "Bearer dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR" })
    void whatIsAlmostTheSecretIsNoSecret(String text) {
        assertThat(format.parse(text)).isEmpty();
    }

    @Test
    void anEnvironmentThatDoesNotExistIsRefusedThoughItsCheckIsRight() {
        assertThat(format.parse("dxm_prod_0123456789ABCDEFGHIJKLMNOPQRSTUV2Tsx6d")).isEmpty();
    }

    @Test
    void theEnvironmentIsReadFromTheSecret() {
        assertThat(secret.environment()).isEqualTo(KeyEnvironment.LIVE);
        assertThat(format.generate(KeyEnvironment.TEST, new SecureRandom()).reveal()).startsWith("dxm_test_");
    }
}
