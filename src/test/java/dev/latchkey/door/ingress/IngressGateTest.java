package dev.latchkey.door.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.vertx.core.MultiMap;

class IngressGateTest {

    private static final String SECRET = "the-ingress-shows-this-32-letters";
    private static final String NEXT = "and-soon-it-will-show-this-instead";

    @Test
    void withoutASecretTheNetworkDecidesWhoMayAsk() {
        assertThat(IngressGate.of(List.of()).opensTo(fields())).isTrue();
    }

    @Test
    void withASecretOnlyWhoShowsItMayAsk() {
        IngressGate gate = IngressGate.of(List.of(SECRET));

        assertThat(gate.opensTo(fields(SECRET))).isTrue();
        assertThat(gate.opensTo(fields())).isFalse();
        assertThat(gate.opensTo(fields(""))).isFalse();
        assertThat(gate.opensTo(fields(SECRET + "x"))).isFalse();
        assertThat(gate.opensTo(fields(SECRET.substring(1)))).isFalse();
    }

    @Test
    void aClientThatAddsOneOfItsOwnOpensNothing() {
        assertThat(IngressGate.of(List.of(SECRET)).opensTo(fields(SECRET, "guess"))).isFalse();
        assertThat(IngressGate.of(List.of(SECRET)).opensTo(fields("guess", SECRET))).isFalse();
    }

    @Test
    void whileItChangesBothOpen() {
        IngressGate gate = IngressGate.of(List.of(SECRET, NEXT));

        assertThat(gate.opensTo(fields(SECRET))).isTrue();
        assertThat(gate.opensTo(fields(NEXT))).isTrue();
        assertThat(gate.opensTo(fields(SECRET + NEXT))).isFalse();
    }

    @Test
    void whatCanBeGuessedStopsTheStartAndIsNotTold() {
        assertThatThrownBy(() -> IngressGate.of(List.of(SECRET, "too-short-a-secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latchkey.ingress.secret must have at least 32 characters")
                .hasMessageNotContaining("too-short-a-secret");
    }

    private static MultiMap fields(String... secrets) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        List.of(secrets).forEach(secret -> fields.add("x-ingress-secret", secret));
        return fields;
    }
}
