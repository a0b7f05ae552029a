package dev.latchkey.network;

import static dev.latchkey.network.ForwardingHeader.FORWARDED;
import static dev.latchkey.network.ForwardingHeader.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final List<String> NETWORKS = List.of("10.0.0.0/8", "2001:db8:aa::/48");
    private static final ClientAddress PEER = ClientAddress.of("10.0.0.1");

    @Test
    void nobodyIsTrustedUnlessNamed() {
        assertThat(TrustedProxies.of(List.of(), X_FORWARDED_FOR).trust(ClientAddress.of("127.0.0.1"))).isFalse();
        assertThat(TrustedProxies.of(NETWORKS, X_FORWARDED_FOR).trust(ClientAddress.of("11.0.0.1"))).isFalse();
        assertThat(TrustedProxies.of(NETWORKS, X_FORWARDED_FOR).trust(ClientAddress.of(null))).isFalse();
    }

    @Test
    void aProxyIsKnownHoweverItsAddressIsWritten() {
        TrustedProxies proxies = TrustedProxies.of(List.of(" 10.0.0.1 ", "2001:0DB8:00aa::/48"), X_FORWARDED_FOR);

        assertThat(List.of("10.0.0.1", "::ffff:10.0.0.1", "2001:db8:aa:0::7"))
                .allMatch(peer -> proxies.trust(ClientAddress.of(peer)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "198.51.100.7                        | 198.51.100.7",
            "198.51.100.7, 10.9.9.9              | 198.51.100.7",
            "203.0.113.1, 198.51.100.7           | 198.51.100.7",
            "10.1.1.1, 198.51.100.7, 10.2.2.2    | 198.51.100.7",
            "unknown, 198.51.100.7,10.2.2.2      | 198.51.100.7",
            "\", 198.51.100.7                    | 198.51.100.7",
            "198.51.100.7:49152, 10.2.2.2:80     | 198.51.100.7",
            "[2001:db8::7], [2001:db8:aa::1]:443 | 2001:db8::7",
            "2001:DB8:0::7, 2001:db8:aa::1       | 2001:db8::7",
            "::ffff:198.51.100.7, ::ffff:10.2.2.2 | 198.51.100.7",
            "10.1.1.1, 10.2.2.2                  | 10.1.1.1",
    })
    void theFirstFromTheRightThatIsNoProxyIsTheClient(String forwardedFor, String client) {
        assertThat(by(X_FORWARDED_FOR, forwardedFor)).isEqualTo(new ClientAddress.Known(client));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "unknown", "_hidden", "198.51.100.7,", "198.51.100.7, ,", "198.51.100.7 198.51.100.8",
            "198.51.100.7, localhost", "198.51.100.256", "198.51.100.7:", "198.51.100.7:123456", "198.51.100.7/32", "unix:",
            "[198.51.100.7]", "[2001:db8::7", "2001:db8::7]", "[2001:db8::7]443", "\"198.51.100.7\"", "for=198.51.100.7",
            "fe80::1%eth0", "2001:db8:1:2:3:4:5:6:443", "198.51.100.7;198.51.100.8", "198.51.100.7\t\u00a0" })
    void whatIsNoAddressMakesTheClientUnknown(String forwardedFor) {
        assertThat(by(X_FORWARDED_FOR, forwardedFor)).isEqualTo(new ClientAddress.Unknown("10.0.0.1"));
    }

    @Test
    void whoIsUnknownIsNextToTheNearestProxyThatIsKnown() {
        assertThat(by(X_FORWARDED_FOR, "198.51.100.7, nonsense, 10.2.2.2, 10.3.3.3"))
                .isEqualTo(new ClientAddress.Unknown("10.2.2.2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "for=198.51.100.7                                   | 198.51.100.7",
            "For=198.51.100.7;proto=http;by=203.0.113.43        | 198.51.100.7",
            "proto=https; host=\"a,b;c\" ;for=198.51.100.7;     | 198.51.100.7",
            "for=\"198.51.100.7:49152\"                         | 198.51.100.7",
            "for=\"198.51.100.7:_x-7.y\"                        | 198.51.100.7",
            "for=\"\\1\\98.51.100.7\"                           | 198.51.100.7",
            "for=198.51.100.7:80                                | 198.51.100.7",
            "for=\"[2001:db8:cafe::17]:4711\"                   | 2001:db8:cafe::17",
            "for=\"[2001:db8:cafe::17]\"                        | 2001:db8:cafe::17",
            "for=[2001:db8:cafe::17]                            | 2001:db8:cafe::17",
            "for=\"::ffff:198.51.100.7\"                        | 198.51.100.7",
            "for=203.0.113.1, for=198.51.100.7, for=10.2.2.2    | 198.51.100.7",
            "for=unknown,for=198.51.100.7,for=\"10.2.2.2:80\"   | 198.51.100.7",
            "for=\"203.0.113.1, for=198.51.100.7                | 198.51.100.7",
            "for=203.0.113.1\\, for=198.51.100.7;host=\"\\\"\\\\\" | 198.51.100.7",
            "for=198.51.100.7, for=10.2.2.2;host=\"a, for=203.0.113.1\" | 198.51.100.7",
    })
    void anElementOfForwardedTellsItsClient(String forwarded, String client) {
        assertThat(by(FORWARDED, forwarded)).isEqualTo(new ClientAddress.Known(client));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "198.51.100.7", "proto=https", "for", "for=", "for=\"\"", "for=unknown", "for=\"_hidden\"",
            "for=_hidden", "for=198.51.100.7;for=198.51.100.8", "for=198.51.100.7;FOR=198.51.100.7", "for = 198.51.100.7",
            "for=198.51.100.7 for=198.51.100.8", "for=\"198.51.100.7", "for=198.51.100.7\"", "for=\"198.51.100.7\"x",
            "xfor=198.51.100.7", "for=\"198.51.100.7\\", ";;", "by=198.51.100.7", "for='198.51.100.7'",
            "for=198.51.100.7;proto", "for=198.51.100.7;=https",
            "for=198.51.100.7, for=10.2.2.2;host=\"" })
    void anElementWithoutAnAddressMakesTheClientUnknown(String forwarded) {
        assertThat(by(FORWARDED, forwarded)).isInstanceOf(ClientAddress.Unknown.class);
    }

    @Test
    void emptyEntriesAreEntries() {
        assertThat(by(X_FORWARDED_FOR, ",10.2.2.2")).isEqualTo(new ClientAddress.Unknown("10.2.2.2"));
        assertThat(by(X_FORWARDED_FOR, "198.51.100.7,,10.2.2.2")).isEqualTo(new ClientAddress.Unknown("10.2.2.2"));
        assertThat(by(FORWARDED, ",for=10.2.2.2")).isEqualTo(new ClientAddress.Unknown("10.2.2.2"));
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(by(X_FORWARDED_FOR, "203.0.113.1", "198.51.100.7, 10.3.3.3", "10.2.2.2"))
                .isEqualTo(new ClientAddress.Known("198.51.100.7"));
        assertThat(by(FORWARDED, "for=\"203.0.113.1", "for=198.51.100.7", "for=10.2.2.2"))
                .isEqualTo(new ClientAddress.Known("198.51.100.7"));
        assertThat(by(X_FORWARDED_FOR, "198.51.100.7", "")).isEqualTo(new ClientAddress.Unknown("10.0.0.1"));
    }

    @Test
    void aProxyThatSaysNothingAsksForItself() {
        assertThat(by(X_FORWARDED_FOR)).isEqualTo(PEER);
    }

    @Test
    void moreProxiesThanThereAreMakeTheClientUnknown() {
        List<String> row = Collections.nCopies(TrustedProxies.MAX_HOPS - 1, "10.2.2.2");
        String full = "198.51.100.7," + String.join(",", row);

        assertThat(by(X_FORWARDED_FOR, full)).isEqualTo(new ClientAddress.Known("198.51.100.7"));
        assertThat(by(X_FORWARDED_FOR, full + ",10.3.3.3")).isEqualTo(new ClientAddress.Unknown("10.2.2.2"));
        assertThat(by(X_FORWARDED_FOR, "10.2.2.2," + String.join(",", row))).isEqualTo(new ClientAddress.Known("10.2.2.2"));
    }

    @Test
    void entriesAreReadUpToTheLengthThatAnyProxyWrites() {
        assertThat(by(X_FORWARDED_FOR, " ".repeat(80) + "198.51.100.7")).isInstanceOf(ClientAddress.Known.class);
        assertThat(by(X_FORWARDED_FOR, " ".repeat(90) + "198.51.100.7")).isInstanceOf(ClientAddress.Unknown.class);
        assertThat(by(FORWARDED, "for=198.51.100.7;host=" + "h".repeat(900))).isInstanceOf(ClientAddress.Known.class);
        assertThat(by(FORWARDED, "for=198.51.100.7;host=" + "h".repeat(1000))).isInstanceOf(ClientAddress.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "[", "\"", "\\", "\\\"", ",", ";", ":", " ", "for=", "for=\"\\\"", "10.1.1.1,", "::" })
    void aHugeHeaderIsOneMoreUnknown(String piece) {
        for (ForwardingHeader header : ForwardingHeader.values()) {
            assertThat(by(header, piece.repeat(100_000))).isInstanceOf(ClientAddress.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "proxy.example.com", "10.0.0.0/33", "10.1.0.0/8", "10.0.0.0-10.0.0.9" })
    void aNetworkThatIsNoneIsRefusedByName(String network) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.0/8", network), X_FORWARDED_FOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latchkey.proxies.trusted must be ").hasMessageEndingWith("'" + network + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0/0", "::/0", "::ffff:0.0.0.0/96" })
    void nobodyMayTrustEverybody(String network) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(network), X_FORWARDED_FOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latchkey.proxies.trusted must not be everybody");
    }

    private static ClientAddress by(ForwardingHeader header, String... lines) {
        return TrustedProxies.of(NETWORKS, header).clientOf(PEER, List.of(lines));
    }
}
