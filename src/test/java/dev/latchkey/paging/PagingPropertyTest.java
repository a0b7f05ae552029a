package dev.latchkey.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Function;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PagingPropertyTest {

    @Property
    void aCursorLeadsBackToWhatItStandsBehind(@ForAll long high, @ForAll long low) {
        UUID id = new UUID(high, low);

        assertThat(Cursor.read(Cursor.after(id))).isEqualTo(id);
    }

    @Property
    void aNumberWithinBoundsIsALimitAndNoOther(@ForAll @IntRange(min = 1, max = 999) int max, @ForAll int number) {
        if (number >= 1 && number <= max) {
            assertThat(PageLimit.of(Integer.toString(number), 1, max)).isEqualTo(number);
        } else {
            assertThat(statusOf(text -> PageLimit.of(text, 1, max), Integer.toString(number))).isEqualTo(400);
        }
    }

    @Property
    void whateverIsSentIsReadOrRefused(@ForAll String text) {
        assertThat(statusOf(Cursor::read, text)).isIn(200, 400);
        assertThat(statusOf(PageLimit::of, text)).isIn(200, 400);
    }

    private static int statusOf(Function<String, Object> reader, String text) {
        try {
            reader.apply(text);
            return 200;
        } catch (ProblemException refusal) {
            return refusal.problem().status();
        }
    }
}
