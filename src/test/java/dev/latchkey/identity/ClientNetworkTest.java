package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNetworkTest {

    @Test
    void anIpv4AddressIsItsOwnNetwork() {
        assertThat(ClientNetwork.of("203.0.113.7")).isEqualTo("cb007107").isNotEqualTo(ClientNetwork.of("203.0.113.8"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:0DB8:0001:0002::" })
    void theAddressesOfAnIpv6NetworkAreOne(String address) {
        assertThat(ClientNetwork.of(address)).isEqualTo("20010db800010002");
    }

    @Test
    void anotherIpv6NetworkIsAnother() {
        assertThat(ClientNetwork.of("2001:db8:1:3::1")).isEqualTo("20010db800010003");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "localhost", "/run/latchkey.sock" })
    void callersWithoutAnAddressShareOne(String address) {
        assertThat(ClientNetwork.of(address)).isEqualTo("none");
    }
}
