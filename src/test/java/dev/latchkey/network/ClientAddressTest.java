package dev.latchkey.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final List<IpRange> EVERYBODY = List.of(IpRange.parse("0.0.0.0/0").orElseThrow(),
            IpRange.parse("::/0").orElseThrow());

    @ParameterizedTest
    @CsvSource({ "192.0.2.7, 192.0.2.7", "::ffff:192.0.2.7, 192.0.2.7", "2001:DB8:0:0:0:0:0:1, 2001:db8::1", "::1, ::1" })
    void anAddressIsWrittenInOneWay(String text, String written) {
        assertThat(ClientAddress.of(text)).isEqualTo(new ClientAddress.Known(written)).hasToString(written);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "unknown", "localhost", "192.0.2.7:80", "192.0.2.7, 192.0.2.8", "/run/latchkey.sock" })
    void whatIsNoAddressIsUnknown(String text) {
        assertThat(ClientAddress.of(text)).isEqualTo(new ClientAddress.Unknown("unknown"));
    }

    @Test
    void anUnknownAddressIsInNoRangeEvenIfThatOfTheProxyIs() {
        assertThat(new ClientAddress.Known("10.0.0.1").isIn(EVERYBODY)).isTrue();
        assertThat(new ClientAddress.Unknown("10.0.0.1").isIn(EVERYBODY)).isFalse();
        assertThat(new ClientAddress.Unknown("10.0.0.1")).hasToString("unknown, by way of 10.0.0.1");
    }

    @Test
    void anIpv4AddressIsOneSubscribers() {
        assertThat(subscriber("203.0.113.7")).isEqualTo("cb007107").isEqualTo(subscriber("::ffff:203.0.113.7"))
                .isNotEqualTo(subscriber("203.0.113.8"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:0DB8:0001:0002::" })
    void theAddressesOfAnIpv6NetworkAreOneSubscribers(String address) {
        assertThat(subscriber(address)).isEqualTo("20010db800010002");
    }

    @Test
    void anotherIpv6NetworkIsAnotherSubscribers() {
        assertThat(subscriber("2001:db8:1:3::1")).isEqualTo("20010db800010003");
    }

    @Test
    void callersWithoutAnAddressShareOne() {
        assertThat(subscriber(null)).isEqualTo(subscriber("/run/latchkey.sock")).isEqualTo("none");
    }

    @Test
    void whoIsUnknownSharesWithTheProxy() {
        assertThat(new ClientAddress.Unknown("203.0.113.7").subscriber()).isEqualTo(subscriber("203.0.113.7"));
    }

    private static String subscriber(String address) {
        return ClientAddress.of(address).subscriber();
    }
}
