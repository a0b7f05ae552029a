package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

class StoreAwayTest {

    @Test
    void aBrokenConnectionIsFoundBehindWhateverWrapsIt() {
        assertThat(StoreAway.isCauseOf(new ConnectException("refused"))).isTrue();
        assertThat(StoreAway.isCauseOf(new CompletionException(new IllegalStateException(new TimeoutException())))).isTrue();
    }

    @Test
    void aFaultOfOursIsNoStoreThatIsAway() {
        assertThat(StoreAway.isCauseOf(new NullPointerException())).isFalse();
        assertThat(StoreAway.isCauseOf(new IllegalStateException(new IllegalArgumentException()))).isFalse();
    }
}
