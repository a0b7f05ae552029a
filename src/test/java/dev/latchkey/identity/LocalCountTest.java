package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.latchkey.window.Decision;
import dev.latchkey.window.Limit;

class LocalCountTest {

    private static final Limit TWO = new Limit(2, Duration.ofMinutes(15));

    private final LocalCount count = new LocalCount(TWO.window());

    @Test
    void soManyAsTheLimitPassAndTheNextIsRefused() {
        assertThat(count.take("a", TWO)).isInstanceOf(Decision.Admitted.class);
        assertThat(count.take("a", TWO)).isInstanceOf(Decision.Admitted.class);

        assertThat(count.take("a", TWO)).isInstanceOfSatisfying(Decision.Refused.class,
                refused -> assertThat(refused.retryAfterSeconds()).isEqualTo(900));
        assertThat(count.take("b", TWO)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAndRefusalsAreNotCounted() {
        count.take("a", TWO);
        count.take("a", TWO);
        count.take("a", TWO);

        count.giveBack("a");

        assertThat(count.take("a", TWO)).isInstanceOf(Decision.Admitted.class);
        assertThat(count.take("a", TWO)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void givingBackWhatWasNeverTakenChangesNothing() {
        count.giveBack("a");
        count.giveBack("a");
        count.take("a", TWO);
        count.take("a", TWO);

        assertThat(count.take("a", TWO)).isInstanceOf(Decision.Refused.class);
    }
}
