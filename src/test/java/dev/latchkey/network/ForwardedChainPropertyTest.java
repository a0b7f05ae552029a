package dev.latchkey.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Rows of proxies, compared with a reading from the left that knows who wrote what. */
class ForwardedChainPropertyTest {

    private static final Ip TRUSTED_V4 = Ip.parse("10.0.0.0").orElseThrow();
    private static final Ip TRUSTED_V6 = Ip.parse("2001:db8:aa::").orElseThrow();
    private static final List<String> NETWORKS = List.of("10.0.0.0/8", "2001:db8:aa::/48");

    /** One who asked, as the next one on the way wrote it; what has no address says so. */
    private record Hop(Optional<Ip> address, String entry) {

        boolean isTrusted() {
            return address.filter(ip -> ip.in(TRUSTED_V4, 8) || ip.in(TRUSTED_V6, 48)).isPresent();
        }
    }

    @Property
    void theClientIsWhoAskedTheOutermostProxyInARowOfTrustedOnes(@ForAll ForwardingHeader header,
            @ForAll("hops") @Size(max = 8) List<Hop> hops, @ForAll List<Integer> cuts) {
        List<String> lines = lines(header, hops.stream().map(Hop::entry).toList(), cuts);

        assertThat(read(header, lines)).isEqualTo(expected(hops));
    }

    @Property
    void whatTheCallerWroteBeforeTheFirstProxyChangesNothing(@ForAll ForwardingHeader header,
            @ForAll("outsiders") Hop client, @ForAll("proxies") @Size(max = 4) List<Hop> proxies,
            @ForAll("claims") List<String> claimed, @ForAll List<Integer> cuts) {
        List<String> honest = new ArrayList<>(List.of(written(header, client.entry())));
        proxies.forEach(proxy -> honest.add(written(header, proxy.entry())));
        List<String> spoofed = new ArrayList<>(claimed);
        spoofed.addAll(honest);

        assertThat(read(header, cut(spoofed, cuts))).isEqualTo(read(header, List.of(String.join(", ", honest))))
                .isEqualTo(known(client));
    }

    private static ClientAddress expected(List<Hop> hops) {
        // Everything up to and with the last one who is not trusted may be a lie but for that last one.
        int last = IntStream.range(0, hops.size()).filter(i -> !hops.get(i).isTrusted()).reduce((one, later) -> later)
                .orElse(-1);
        if (last < 0) {
            return hops.isEmpty() ? ClientAddress.of("10.0.0.1") : known(hops.getFirst());
        }
        Hop outermost = hops.get(last);
        return outermost.address().isPresent() ? known(outermost)
                : new ClientAddress.Unknown(last + 1 < hops.size() ? known(hops.get(last + 1)).text() : "10.0.0.1");
    }

    private static ClientAddress known(Hop hop) {
        return new ClientAddress.Known(IpAddress.parse(hop.address().orElseThrow().text()).orElseThrow().text());
    }

    private static ClientAddress read(ForwardingHeader header, List<String> lines) {
        return TrustedProxies.of(NETWORKS, header).clientOf(ClientAddress.of("10.0.0.1"), lines);
    }

    private static List<String> lines(ForwardingHeader header, List<String> entries, List<Integer> cuts) {
        return entries.isEmpty() ? List.of() : cut(entries.stream().map(entry -> written(header, entry)).toList(), cuts);
    }

    private static String written(ForwardingHeader header, String entry) {
        return header == ForwardingHeader.X_FORWARDED_FOR ? entry
                : "by=_us;host=\"a\\\", b;c\"; for=\"" + entry + "\";proto=https";
    }

    /** The entries, some of which begin a new line. */
    private static List<String> cut(List<String> entries, List<Integer> cuts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (i == 0 || cuts.contains(i)) {
                lines.add(entries.get(i));
            } else {
                lines.add(lines.removeLast() + (i % 2 == 0 ? "," : " , ") + entries.get(i));
            }
        }
        return lines;
    }

    @Provide
    Arbitrary<List<Hop>> hops() {
        return Arbitraries.frequencyOf(Tuple.of(6, proxy()), Tuple.of(2, outsiders()),
                Tuple.of(1, nobody())).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Hop>> proxies() {
        return proxy().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Hop> outsiders() {
        Arbitrary<Ip> v4 = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(0xFFFF_FFFFL))
                .map(value -> new Ip(value, 32)).filter(ip -> !ip.in(TRUSTED_V4, 8));
        Arbitrary<Ip> v6 = Arbitraries.longs().map(low -> new Ip(new BigInteger("20010db800ab0000", 16).shiftLeft(64)
                .or(BigInteger.valueOf(low & Long.MAX_VALUE)), 128));
        return Arbitraries.oneOf(v4, v6).flatMap(ForwardedChainPropertyTest::entries);
    }

    private static Arbitrary<Hop> proxy() {
        Arbitrary<Ip> v4 = Arbitraries.integers().between(0, 0xFF_FFFF)
                .map(host -> new Ip(TRUSTED_V4.value().or(BigInteger.valueOf(host)), 32));
        Arbitrary<Ip> v6 = Arbitraries.longs()
                .map(low -> new Ip(TRUSTED_V6.value().or(BigInteger.valueOf(low & Long.MAX_VALUE)), 128));
        return Arbitraries.oneOf(v4, v6).flatMap(ForwardedChainPropertyTest::entries);
    }

    private static Arbitrary<Hop> nobody() {
        return Arbitraries
                .of("", "unknown", "_hidden", "_h:80", "10.0.0.256", "1.2.3", "[::1", "10.0.0.1 10.0.0.2", "localhost")
                .map(entry -> new Hop(Optional.empty(), entry));
    }

    private static Arbitrary<Hop> entries(Ip ip) {
        return (ip.bits() == 32
                ? Arbitraries.of(ip.text(), ip.text() + ":443", ip.text() + ":_p", "::ffff:" + ip.text(),
                        "[::FFFF:" + ip.text() + "]:1")
                : Arbitraries.of(ip.text(), ip.compressed(), "[" + ip.v6Text("%04X") + "]", "[" + ip.compressed() + "]:65535"))
                .map(entry -> new Hop(Optional.of(ip), entry));
    }

    /** Whatever fits into a header, and much that looks like what proxies write. */
    @Provide
    Arbitrary<List<String>> claims() {
        Arbitrary<String> pieces = Arbitraries.of("10.0.0.1", "192.0.2.1", "[2001:db8:aa::1]", "for=", "\"", "\\", "\\\"", ",",
                ";", "=",
                " ", ":80", "unknown", "host=\"a", "b\"", "\u00e9");
        return pieces.list().ofMaxSize(8).map(list -> String.join("", list)).list().ofMaxSize(4);
    }
}
