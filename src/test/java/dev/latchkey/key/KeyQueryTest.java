package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.paging.Cursor;
import dev.latchkey.problem.ProblemException;

class KeyQueryTest {

    @Test
    void withoutParametersTheFirstFiftyOfAllAreListed() {
        KeyQuery query = KeyQuery.of(null, null, null, null, null);

        assertThat(query.limit()).isEqualTo(50);
        assertThat(query.status()).isEmpty();
        assertThat(query.text()).isEmpty();
        assertThat(query.order()).isEqualTo(KeyOrder.NEWEST);
        assertThat(query.cursor()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "active, ACTIVE", "disabled, DISABLED", "expired, EXPIRED", "revoked, REVOKED" })
    void everyStatusCanBeAskedFor(String word, KeyStatus status) {
        assertThat(KeyQuery.of(word, null, null, null, null).status()).contains(status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ACTIVE", "Active", "active ", "deleted", "active,revoked", "0" })
    void anotherStatusIsRefused(String word) {
        assertRefused("status", () -> KeyQuery.of(word, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({ "name, NAME", "-name, NAME_DESCENDING", "createdAt, OLDEST", "-createdAt, NEWEST" })
    void everyOrderCanBeAskedFor(String word, KeyOrder order) {
        assertThat(KeyQuery.of(null, null, word, null, null).order()).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Name", "+name", "--name", "id", "name desc" })
    void anotherOrderIsRefused(String word) {
        assertRefused("sort", () -> KeyQuery.of(null, null, word, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "99", "200" })
    void aLimitMayBeOneToTwoHundred(String limit) {
        assertThat(KeyQuery.of(null, null, null, limit, null).limit()).isEqualTo(Integer.parseInt(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "0", "201", "999", "-1", "+5", "05", "1.0", "1e1", " 5", "٥", "99999999999999999999" })
    void anotherLimitIsRefused(String limit) {
        assertRefused("limit", () -> KeyQuery.of(null, null, null, limit, null));
    }

    @Test
    void textIsTrimmedAndEmptyTextIsNone() {
        assertThat(KeyQuery.of(null, " core ", null, null, null).text()).contains("core");
        assertThat(KeyQuery.of(null, "  ", null, null, null).text()).isEmpty();
    }

    @Test
    void textThatIsTooLongOrHasControlCharactersIsRefused() {
        assertThat(KeyQuery.of(null, "a".repeat(200), null, null, null).text()).isPresent();
        assertRefused("q", () -> KeyQuery.of(null, "a".repeat(201), null, null, null));
        assertRefused("q", () -> KeyQuery.of(null, "a\u0000b", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "AAAA", "not a cursor", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd", "\u00e9" })
    void aCursorThatIsNoneOfOursIsRefused(String cursor) {
        assertRefused("cursor", () -> KeyQuery.of(null, null, null, null, cursor));
    }

    @Test
    void aCursorCanStandInAUrlAsItIs() {
        String cursor = Cursor.after(new UUID(-1, -1));

        assertThat(cursor).matches("[0-9A-Za-z_-]{22}");
        assertThat(Base64.getUrlDecoder().decode(cursor)).hasSize(16);
    }

    static void assertRefused(String parameter, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(400);
            assertThat(refusal.problem().errors()).extracting("field").containsExactly(parameter);
        });
    }
}
