package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import dev.latchkey.paging.Cursor;
import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeyCursorPropertyTest {

    @Property
    void aCursorLeadsBackToItsKey(@ForAll long high, @ForAll long low) {
        UUID id = new UUID(high, low);

        assertThat(KeyQuery.of(null, null, null, null, Cursor.after(id)).cursor()).contains(id);
    }

    @Property
    void whateverIsSentAsAParameterIsReadOrRefused(@ForAll String text) {
        readOrRefused(text, null, null, null, null);
        readOrRefused(null, text, null, null, null);
        readOrRefused(null, null, text, null, null);
        readOrRefused(null, null, null, text, null);
        readOrRefused(null, null, null, null, text);
    }

    private static void readOrRefused(String status, String text, String sort, String limit, String cursor) {
        try {
            assertThat(KeyQuery.of(status, text, sort, limit, cursor)).isNotNull();
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
    }
}
