package dev.latchkey.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no address, however much it looks like one. */
class IpRangeRefusalTest {

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "/", "/8", "localhost", "example.test", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1",
            "01.2.3.4", "1.2.3.04", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4\n",
            "1.2.3.4:80", "+1.2.3.4", "١.2.3.4", "１.2.3.4", "[::1]", "[::1", "::1]", "[::1]:80", "fe80::1%eth0", "::1%1",
            ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::12345", "::g", "::1.2.3.4",
            "::ffff:1.2.3", "::ffff:01.2.3.4", "::ffff:256.2.3.4", "2001:db8::1/129" })
    void whatIsNoAddressIsNoRange(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
        assertThat(IpRange.parse(text + "/0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/ 8",
            "10.0.0.0/8/8", "10.0.0.0/8 ", "10.0.0.0/255.0.0.0", "10.0.0.0/٨", "10.0.0.0/99999999999999999999", "10.1.0.0/8",
            "2001:db8::1/32", "2001:db8::/129", "::ffff:10.0.0.0/8", "::ffff:0.0.0.0/95" })
    void whatIsNoBlockIsNoRange(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }
}
