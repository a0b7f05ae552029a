package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.audit.Actor;
import dev.latchkey.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** What becomes of whoever signs in when the database does not take the record of it. */
@QuarkusTest
class SignInHistoryTest extends ApiTest {

    private static final String LONGER_THAN_THE_DATABASE_TAKES = "1".repeat(101);

    @Inject
    SignInHistory history;

    @Test
    void whoIsRefusedIsToldSoAllTheSame() {
        assertThatCode(() -> VertxContextSupport.subscribeAndAwait(
                () -> history.refused("a@b.example", LONGER_THAN_THE_DATABASE_TAKES))).doesNotThrowAnyException();
    }

    @Test
    void whoWouldPassDoesNot() {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                () -> history.requestSignsIn(new Actor("a@b.example", LONGER_THAN_THE_DATABASE_TAKES)))).isNotNull();
    }
}
