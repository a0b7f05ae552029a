package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {

    @Test
    void theOutsideCannotTellTheKindsOfKeysThatDoNotWork() {
        Stream<Code> hiding = Stream.of(Code.UNKNOWN_KEY, Code.REVOKED, Code.EXPIRED, Code.DISABLED);

        assertThat(hiding.map(code -> code.status() + code.publicName() + code.advice()).distinct()).hasSize(1);
        assertThat(Code.REVOKED.publicName()).isEqualTo("INVALID_KEY");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "UNKNOWN_KEY", "REVOKED", "EXPIRED", "DISABLED" })
    void everyOtherCodeIsKnownOutsideByItsName(Code code) {
        assertThat(code.publicName()).isEqualTo(code.name());
    }

    @ParameterizedTest
    @CsvSource({ "MISSING_KEY, 401", "MALFORMED_KEY, 401", "UNKNOWN_KEY, 401", "ADDON_INACTIVE, 402", "IP_NOT_ALLOWED, 403",
            "INSUFFICIENT_SCOPE, 403", "RATE_LIMITED, 429", "QUOTA_EXCEEDED, 429", "UNAVAILABLE, 503" })
    void everyCodeHasItsStatus(Code code, int status) {
        assertThat(code.status()).isEqualTo(status);
    }
}
