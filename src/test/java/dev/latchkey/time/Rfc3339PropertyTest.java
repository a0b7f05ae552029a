package dev.latchkey.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class Rfc3339PropertyTest {

    private static final long YEAR_1 = -62_135_596_800L;
    private static final long YEAR_9999 = 253_402_300_799L;

    @Property
    void aTimeIsReadAsItIsWrittenInAnyZone(@ForAll @LongRange(min = YEAR_1, max = YEAR_9999) long second,
            @ForAll @IntRange(max = 999_999) int micros, @ForAll @IntRange(min = -1080, max = 1080) int minutes) {
        Instant time = Instant.ofEpochSecond(second, micros * 1000L);
        OffsetDateTime there = time.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));

        assertThat(Rfc3339.parse(time.toString())).contains(time);
        // Where it is the year 0 or 10000 there, the text is none.
        assertThat(Rfc3339.parse(there.toString())).isIn(Optional.of(time), Optional.empty());
    }

    @Property
    void whateverIsSentIsReadOrRefused(@ForAll String text,
            @ForAll @Chars({ '0', '1', '2', '9', '-', ':', '.', 'T', 'Z', '+' }) @StringLength(max = 40) String nearly) {
        readOrRefused(text);
        readOrRefused(nearly);
        readOrRefused("2026-01-01T" + nearly);
    }

    private static void readOrRefused(String text) {
        try {
            assertThat(TimeParameter.of("from", text)).isBetween(Instant.ofEpochSecond(YEAR_1),
                    Instant.ofEpochSecond(YEAR_9999 + 1));
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
    }
}
