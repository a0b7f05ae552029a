package dev.latchkey.usage.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class UsageKeyTest {

    @Property
    void whatIsWrittenIsReadBack(@ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 64) String merchant,
            @ForAll @LongRange(min = 0, max = 999_999_999) long hour) {
        UsageKey key = new UsageKey(merchant, hour);

        assertThat(UsageKey.parse(key.toString())).contains(key);
    }

    @Property
    void nothingElseIsTakenForAKey(@ForAll String text) {
        assertThat(UsageKey.parse(text).map(UsageKey::toString).orElse(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "lk:1:{m}:w", "lk:1:{m}:u", "lk:1:{m}:u:x", "lk:1:{m}:u:1x", "lk:2:{m}:u:1", "lk:1:{}:u:1",
            "lk:1:{a b}:u:1", "lk:1:{m}:u:1234567890" })
    void othersKeysAreLeftAlone(String text) {
        assertThat(UsageKey.parse(text)).isEmpty();
    }

    @Test
    void whatTheScriptCanNotHaveMadeIsLeftOut() {
        String id = UUID.randomUUID().toString();

        assertThat(new UsageKey("m", 7).counts(Map.of(id + "/5", "1"))).as("without a birth").isEmpty();
        assertThat(new UsageKey("m", 7).counts(Map.of("born", "99", "-".repeat(36) + "/5", "1"))).as("of no key").isEmpty();
        assertThat(new UsageKey("m", 7).counts(Map.of())).as("gone").isEmpty();
    }

    @Property(tries = 50)
    void aHashIsReadByKeyAndMinute(@ForAll @IntRange(min = 0, max = 59) int minute) {
        UUID id = UUID.randomUUID();

        Map<Counter, Long> counts = new UsageKey("m", 7).counts(
                Map.of("born", "99", id + "/" + minute, "5", "nonsense", "1", id + "/60", "1"));

        assertThat(counts).isEqualTo(Map.of(new Counter("m", id, Counter.CALLS, "99", 7 * 60 + minute), 5L));
    }
}
