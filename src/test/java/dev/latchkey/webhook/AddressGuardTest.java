package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(strings = { "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
            "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
            "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700:4700::1111",
            "2a00:1450:4001:800::200e", "2002:808:808::1", "64:ff9b::8.8.8.8", "2001:200::1" })
    void publicAddressesAreAllowed(String address) {
        assertThat(allowed(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
            "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.1", "192.0.2.1",
            "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1",
            "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
            "::127.0.0.1", "::8.8.8.8", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "2001::1",
            "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1",
            "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8", "100::1", "3fff::1", "5f00::1", "4000::1" })
    void allOthersAreNot(String address) {
        assertThat(allowed(address)).isFalse();
    }

    @Test
    void oneAddressThatIsNotAllowedIsEnough() throws UnknownHostException {
        InetAddress good = InetAddress.getByName("8.8.8.8");
        InetAddress bad = InetAddress.getByName("10.0.0.1");

        assertThat(AddressGuard.PUBLIC_ONLY.allowsAll(List.of(good))).isTrue();
        assertThat(AddressGuard.PUBLIC_ONLY.allowsAll(List.of(good, bad))).isFalse();
        assertThat(AddressGuard.PUBLIC_ONLY.allowsAll(List.of(bad, good))).isFalse();
        assertThat(AddressGuard.NONE.allowsAll(List.of(bad))).isTrue();
    }

    @Property
    void anAddressInAnotherIsAllowedAsItWouldBeByItself(@ForAll @Size(4) byte[] v4) throws UnknownHostException {
        boolean itself = allowed(v4);

        assertThat(allowed(embedded(v4, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff))).as("mapped").isEqualTo(itself);
        assertThat(allowed(embedded(v4, 2, 0x20, 0x02))).as("6to4").isEqualTo(itself);
        assertThat(allowed(embedded(v4, 12, 0, 0x64, 0xff, 0x9b))).as("NAT64").isEqualTo(itself);
    }

    /** @param at behind how many bytes, if the prefix is not longer */
    private static byte[] embedded(byte[] v4, int at, int... prefix) {
        byte[] address = new byte[16];
        for (int i = 0; i < prefix.length; i++) {
            address[i] = (byte) prefix[i];
        }
        System.arraycopy(v4, 0, address, Math.max(at, prefix.length), v4.length);
        return address;
    }

    private static boolean allowed(String address) {
        try {
            return AddressGuard.PUBLIC_ONLY.allowsAll(List.of(InetAddress.getByName(address)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean allowed(byte[] address) throws UnknownHostException {
        return AddressGuard.PUBLIC_ONLY.allowsAll(List.of(InetAddress.getByAddress(address)));
    }
}
