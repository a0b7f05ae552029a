package dev.latchkey.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.paging.Cursor;
import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class AuditQueryPropertyTest {

    private static final long LAST_SECOND_OF_9999 = 253402300799L;

    @Property
    void whatAnAnswerShowsCanBeAskedFor(@ForAll AuditAction action, @ForAll long high, @ForAll long low,
            @ForAll @LongRange(min = 0, max = LAST_SECOND_OF_9999) long second) {
        UUID id = new UUID(high, low);
        Instant time = Instant.ofEpochSecond(second, 123_456_000);

        AuditQuery query = AuditQuery.of(action.word(), id.toString(), null, time.toString(), time.toString(), null,
                Cursor.after(id));

        assertThat(query.action()).contains(action);
        assertThat(query.key()).contains(id);
        assertThat(query.from()).contains(time);
        assertThat(query.to()).contains(time);
        assertThat(query.cursor()).contains(id);
    }

    @Property
    void whateverIsSentAsAParameterIsReadOrRefused(@ForAll String text) {
        readOrRefused(text, null, null, null, null);
        readOrRefused(null, text, null, null, null);
        readOrRefused(null, null, text, null, null);
        readOrRefused(null, null, null, text, null);
        readOrRefused(null, null, null, null, text);
    }

    private static void readOrRefused(String action, String keyId, String actor, String from, String to) {
        try {
            assertThat(AuditQuery.of(action, keyId, actor, from, to, null, null)).isNotNull();
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
    }
}
