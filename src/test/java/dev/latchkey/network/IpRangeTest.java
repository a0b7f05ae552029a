package dev.latchkey.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class IpRangeTest {

    @Property
    void aRangeHasAnAddressIfTheirFirstBitsAreTheSame(@ForAll("addresses") Ip member, @ForAll("addresses") Ip other,
            @ForAll @IntRange(max = 128) int length, @ForAll @IntRange(max = 127) int flipped) {
        int prefixLength = length % (member.bits() + 1);
        Ip network = member.network(prefixLength);
        Ip neighbour = new Ip(member.value().flipBit(flipped % member.bits()), member.bits());
        List<IpRange> ranges = List.of(IpRange.parse(network.text() + "/" + prefixLength).orElseThrow());

        for (Ip address : List.of(member, network, neighbour, other)) {
            assertThat(IpRange.anyContains(ranges, address.text())).as("%s in %s", address.text(), ranges)
                    .isEqualTo(address.in(network, prefixLength));
        }
    }

    @Property
    void anAddressAloneIsARangeOfOne(@ForAll("addresses") Ip address, @ForAll("addresses") Ip other) {
        List<IpRange> ranges = List.of(IpRange.parse(address.text()).orElseThrow());

        assertThat(IpRange.anyContains(ranges, address.text())).isTrue();
        assertThat(IpRange.anyContains(ranges, other.text())).isEqualTo(other.equals(address));
    }

    @Property
    void bitsBehindThePrefixAreRefused(@ForAll("addresses") Ip address, @ForAll @IntRange(max = 128) int length) {
        int prefixLength = length % (address.bits() + 1);

        assertThat(IpRange.parse(address.text() + "/" + prefixLength).isPresent())
                .isEqualTo(address.network(prefixLength).equals(address));
    }

    @Property
    void everyWayToWriteAnAddressMeansTheSame(@ForAll("v6") Ip address) {
        IpRange plain = IpRange.parse(address.text()).orElseThrow();

        assertThat(List.of(address.compressed(), address.v6Text("%X"), address.v6Text("%04x"))).allSatisfy(
                text -> assertThat(IpRange.parse(text)).as(text).contains(plain));
    }

    @Property
    void aMappedAddressIsTheOneOfVersionFour(@ForAll("v4") Ip address) {
        List<IpRange> plain = List.of(IpRange.parse(address.text()).orElseThrow());
        List<IpRange> mapped = List.of(IpRange.parse("::ffff:" + address.text()).orElseThrow());

        assertThat(mapped).isEqualTo(plain);
        assertThat(IpRange.anyContains(plain, "::FFFF:" + address.text())).isTrue();
        assertThat(IpRange.anyContains(plain, "0:0:0:0:0:ffff:" + address.lastGroups())).isTrue();
    }

    @Property
    void aMappedBlockCountsAllBitsOfVersionSix(@ForAll("v4") Ip address, @ForAll @IntRange(max = 32) int length) {
        String network = address.network(length).text();

        assertThat(IpRange.parse("::ffff:" + network + "/" + (96 + length))).isEqualTo(IpRange.parse(network + "/" + length));
    }

    @Provide
    Arbitrary<Ip> addresses() {
        return Arbitraries.oneOf(v4(), v6());
    }

    @Provide
    Arbitrary<Ip> v4() {
        return Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(0xFFFF_FFFFL))
                .map(value -> new Ip(value, 32));
    }

    /** With many zeros, and none that is a mapped one. */
    @Provide
    Arbitrary<Ip> v6() {
        Arbitrary<Integer> groups = Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 0xFFFF));
        return Combinators.combine(Arbitraries.integers().between(0x2000, 0x3FFF), groups.list().ofSize(7))
                .as((first, rest) -> new Ip(rest.stream().map(BigInteger::valueOf)
                        .reduce(BigInteger.valueOf(first), (sum, group) -> sum.shiftLeft(16).add(group)), 128));
    }
}
