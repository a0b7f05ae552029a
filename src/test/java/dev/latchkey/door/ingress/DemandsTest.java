package dev.latchkey.door.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class DemandsTest {

    @Property
    void aNumberWithinBoundsIsACost(@ForAll @IntRange(max = Demands.MAX_COST) int cost) {
        assertThat(Demands.cost(Integer.toString(cost))).contains(cost);
    }

    @Property
    void aNumberBeyondThemIsNone(@ForAll @IntRange(min = Demands.MAX_COST + 1) int cost) {
        assertThat(Demands.cost(Integer.toString(cost))).isEmpty();
    }

    @Property
    void noTextBreaksTheReaderOfCosts(@ForAll String text) {
        assertThat(Demands.cost(text)).matches(cost -> cost.isEmpty() || cost.get() <= Demands.MAX_COST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "1 ", "-1", "+1", "1.0", "0x1", "1e1", "\u0661", "10001", "99999999999" })
    void otherTextIsNoCost(String text) {
        assertThat(Demands.cost(text)).isEmpty();
    }

    @Property
    void scopesAreReadAsTheyWereWritten(
            @ForAll Set<@StringLength(min = 1, max = 5) @CharRange(from = 'a', to = 'z') String> scopes) {
        assertThat(Demands.scopes(List.of(String.join(" ", scopes)))).isEqualTo(scopes);
        assertThat(Demands.scopes(List.of(String.join(",", scopes)))).isEqualTo(scopes);
        assertThat(Demands.scopes(List.of(" " + String.join(", ", scopes) + " ,"))).isEqualTo(scopes);
        assertThat(Demands.scopes(List.copyOf(scopes))).isEqualTo(scopes);
    }
}
