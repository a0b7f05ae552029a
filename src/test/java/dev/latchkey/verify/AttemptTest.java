package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.latchkey.network.ClientAddress;

class AttemptTest {

    @Test
    void anAttemptDoesNotPrintWhatWasPresented() {
        Attempt attempt = new Attempt(Optional.of("dxm_live_presented"), true, ClientAddress.of("192.0.2.7"),
                Set.of("orders:read"), 2);

        assertThat(attempt).hasToString("Attempt[from 192.0.2.7, scopes [orders:read], cost 2]");
    }

    @Test
    void aCostIsNotNegative() {
        assertThatThrownBy(() -> new Attempt(Optional.empty(), false, ClientAddress.of("192.0.2.7"), Set.of(), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
