package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;

import io.vertx.core.impl.NoStackTraceThrowable;

class StoreAwayTest {

    @Test
    void aBrokenConnectionIsFoundBehindWhateverWrapsIt() {
        assertThat(StoreAway.isCauseOf(new ConnectException("refused"))).isTrue();
        assertThat(StoreAway.isCauseOf(new CompletionException(new IllegalStateException(new TimeoutException())))).isTrue();
    }

    @Test
    void whatThePoolAndAReadOnlyServerSayIsFoundToo() {
        assertThat(StoreAway.isCauseOf(new IllegalStateException(new NoStackTraceThrowable("Timeout")))).isTrue();
        assertThat(StoreAway.isCauseOf(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(StoreAway.isCauseOf(new IllegalStateException(new SQLException("read-only", "25006")))).isTrue();
    }

    @Test
    void aFaultOfOursIsNoStoreThatIsAway() {
        assertThat(StoreAway.isCauseOf(new NullPointerException())).isFalse();
        assertThat(StoreAway.isCauseOf(new NoStackTraceThrowable("Timeouts are none of a pool's"))).isFalse();
        assertThat(StoreAway.isCauseOf(new NoStackTraceThrowable(null))).isFalse();
        assertThat(StoreAway.isCauseOf(new SQLException("unknown column", "42703"))).isFalse();
        assertThat(StoreAway.isCauseOf(new JsonGenerationException("an answer of ours", (JsonGenerator) null))).isFalse();
        assertThat(StoreAway.isCauseOf(new IllegalStateException(new IllegalArgumentException()))).isFalse();
    }
}
