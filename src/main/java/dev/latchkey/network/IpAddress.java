package dev.latchkey.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import io.netty.util.NetUtil;

/**
 * An IPv4 or IPv6 address. Names are never resolved.
 *
 * @param bytes 4 or 16; an IPv4 address that was written as a mapped one has 4
 */
record IpAddress(byte[] bytes) {

    private static final int V4_BYTES = 4;
    private static final int SUBSCRIBER_BYTES = 8;
    private static final byte[] V4_MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

    // Netty reads more than this: zone ids, brackets, octets with leading zeros, which others take for octal, and
    // ::192.0.2.1, which it takes for ::ffff:192.0.2.1.
    private static final Pattern WRITTEN = Pattern.compile(
            "[0-9A-Fa-f:]+|([0:]*:[Ff]{4}:)?(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /** The address of that text, or empty if it is none. */
    static Optional<IpAddress> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        // ::ffff:192.0.2.1 is how a dual-stack socket names the IPv4 address 192.0.2.1.
        if (bytes != null && bytes.length > V4_BYTES
                && Arrays.equals(bytes, 0, V4_MAPPED.length, V4_MAPPED, 0, V4_MAPPED.length)) {
            return Optional.of(new IpAddress(Arrays.copyOfRange(bytes, V4_MAPPED.length, bytes.length)));
        }
        return Optional.ofNullable(bytes).map(IpAddress::new);
    }

    int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** 0 or 1; the first bit has the index 0. */
    int bit(int index) {
        return bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
    }

    /** What belongs to one subscriber, in hexadecimal digits: all of an IPv4 address, the first 64 bits of an IPv6 one. */
    String subscriber() {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SUBSCRIBER_BYTES));
    }

    /** As RFC 5952 writes it. */
    String text() {
        return NetUtil.bytesToIpAddress(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
