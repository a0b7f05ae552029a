package dev.latchkey.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which texts are addresses, by comparison with a strict reading. */
class IpRangeTextTest {

    @Property(tries = 5000)
    void nearlyAddressesAreReadAsStrictlyAsAnAddressIs(@ForAll("nearlyAddresses") String text) {
        assertThat(IpRange.parse(text).isPresent()).as(text).isEqualTo(Ip.parse(text).isPresent());
    }

    @Property
    void whateverIsSentNothingIsThrown(@ForAll String text) {
        List<IpRange> everything = List.of(IpRange.parse("0.0.0.0/0").orElseThrow(), IpRange.parse("::/0").orElseThrow());

        assertThat(IpRange.anyContains(everything, text)).isEqualTo(Ip.parse(text).isPresent());
        assertThat(IpRange.parse("10.0.0.0/" + text)).isEmpty();
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        Arbitrary<String> pieces = Arbitraries.of("0", "1", "12", "127", "255", "256", "01", "00", "f", "ffff", "0000", "12345",
                "::", ":", ":", ":", ".", ".", ".", "1.2.3.4", "::ffff:", "0:0:0:0:0:ffff:", "1:2:3:4:5:6", "%", "[", "]", "g",
                " ");
        return pieces.list().ofMinSize(1).ofMaxSize(9).map(list -> String.join("", list));
    }
}
