package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;

class StoreAwayTest {

    @Test
    void aBrokenConnectionIsFoundBehindWhateverWrapsIt() {
        assertThat(StoreAway.isCauseOf(new ConnectException("refused"))).isTrue();
        assertThat(StoreAway.isCauseOf(new CompletionException(new IllegalStateException(new TimeoutException())))).isTrue();
    }

    @Test
    void aFaultOfOursIsNoStoreThatIsAway() {
        assertThat(StoreAway.isCauseOf(new NullPointerException())).isFalse();
        assertThat(StoreAway.isCauseOf(new JsonGenerationException("an answer of ours", (JsonGenerator) null))).isFalse();
        assertThat(StoreAway.isCauseOf(new IllegalStateException(new IllegalArgumentException()))).isFalse();
    }
}
