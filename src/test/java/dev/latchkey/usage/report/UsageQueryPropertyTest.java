package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class UsageQueryPropertyTest {

    private static final long YEAR_1 = -62_135_596_800L;
    private static final long YEAR_9999 = 253_402_300_799L;

    @Property
    void whateverIsSentAsAParameterIsReadOrRefused(@ForAll String text) {
        readOrRefused(text, null, null, null, null);
        readOrRefused(null, text, null, null, null);
        readOrRefused(null, null, text, null, null);
        readOrRefused(null, null, null, text, null);
        readOrRefused(null, null, null, null, text);
    }

    @Property
    void anyTwoTimesAreStepsOrRefused(@ForAll @LongRange(min = YEAR_1, max = YEAR_9999) long from,
            @ForAll @LongRange(min = YEAR_1, max = YEAR_9999) long to, @ForAll Step step) {
        String word = step.name().toLowerCase(Locale.ROOT);
        readOrRefused(Instant.ofEpochSecond(from).toString(), Instant.ofEpochSecond(to).toString(), word, null, null);
        readOrRefused(Instant.ofEpochSecond(from).toString(), null, word, null, null);
        readOrRefused(null, Instant.ofEpochSecond(to).toString(), word, null, null);
        readOrRefused(Instant.ofEpochSecond(from).toString(), Instant.ofEpochSecond(from).plusSeconds(7200).toString(), word,
                null, null);
    }

    private static void readOrRefused(String from, String to, String step, String key, String groupBy) {
        try {
            assertThat(UsageQuery.of(from, to, step, key, groupBy).steps(ZoneId.of("America/St_Johns"), Optional.empty(),
                    Instant.parse("2026-03-01T00:00:00Z"))).isNotNull();
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
    }
}
