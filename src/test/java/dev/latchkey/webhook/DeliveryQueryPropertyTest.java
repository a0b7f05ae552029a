package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DeliveryQueryPropertyTest {

    @Property
    void whateverIsSentAsAParameterIsReadOrRefused(@ForAll String text) {
        readOrRefused(text, null, null, null);
        readOrRefused(null, text, null, null);
        readOrRefused(null, null, text, null);
        readOrRefused(null, null, null, text);
    }

    private static void readOrRefused(String status, String merchant, String limit, String cursor) {
        try {
            assertThat(DeliveryQuery.of(status, merchant, limit, cursor)).isNotNull();
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
    }
}
