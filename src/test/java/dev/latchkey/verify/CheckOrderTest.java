package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.latchkey.network.ClientAddress;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CheckOrderTest {

    /** What makes the check of the same place in the order object. */
    private static final List<UnaryOperator<SampleKey>> SPOILERS = List.of(
            SampleKey::isRevoked,
            key -> key.expiring(Instant.EPOCH),
            SampleKey::isDisabled,
            SampleKey::withoutContract,
            key -> key.from("10.0.0.0/8"),
            key -> key.scoped("items"));

    private static final List<Code> IN_ORDER = List.of(Code.REVOKED, Code.EXPIRED, Code.DISABLED, Code.ADDON_INACTIVE,
            Code.IP_NOT_ALLOWED, Code.INSUFFICIENT_SCOPE);

    @Property
    void whenSeveralObjectTheFirstOfTheOrderIsTold(@ForAll Set<Check> objecting) {
        SampleKey key = SampleKey.working();
        for (Check check : objecting) {
            key = SPOILERS.get(check.ordinal()).apply(key);
        }
        Attempt attempt = new Attempt(Optional.empty(), false, ClientAddress.of("192.0.2.7"), Set.of("orders:read"), 1);

        Optional<Code> refusal = Check.firstRefusal(key.known(), attempt, SampleKey.NOW);

        assertThat(refusal).isEqualTo(objecting.stream().sorted().findFirst().map(first -> IN_ORDER.get(first.ordinal())));
    }

    @Example
    void theOrderIsThatOfTheContract() {
        assertThat(Stream.of(Check.values()).map(Enum::name)).containsExactly("NOT_REVOKED", "NOT_EXPIRED", "ENABLED",
                "ADDON_ACTIVE", "IP_ALLOWED", "SCOPE_GRANTED");
    }
}
