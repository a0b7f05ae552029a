package dev.latchkey.key;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.netty.util.NetUtil;

/**
 * An IPv4 or IPv6 address or CIDR block (RFC 4632, RFC 4291). Names are never resolved.
 *
 * @param network the block's first address, 4 or 16 bytes
 * @param prefixLength how many leading bits of an address decide
 * @param text as it was written
 */
public record IpRange(byte[] network, int prefixLength, String text) {

    private static final int V4_BYTES = 4;
    private static final int V6_BITS = 128;
    private static final byte[] V4_MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

    // Netty reads more than this: zone ids, brackets, octets with leading zeros, which others take for octal, and
    // ::192.0.2.1, which it takes for ::ffff:192.0.2.1.
    private static final Pattern WRITTEN = Pattern.compile(
            "[0-9A-Fa-f:]+|([0:]*:[Ff]{4}:)?(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /** The range of that text, or empty if it is none, e.g. because bits after the prefix are set: 10.1.0.0/8. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> network = address(slash < 0 ? text : text.substring(0, slash));
        if (network.isEmpty()) {
            return Optional.empty();
        }
        int bits = network.get().length * Byte.SIZE;
        // Of a mapped address' bits the first 96 only say that it is mapped: ::ffff:10.0.0.0/104 is 10.0.0.0/8.
        int mappedBits = text.indexOf(':') < 0 ? 0 : V6_BITS - bits;
        int prefixLength = slash < 0 ? bits : prefixLength(text.substring(slash + 1)) - mappedBits;
        if (prefixLength < 0 || prefixLength > bits) {
            return Optional.empty();
        }
        IpRange range = new IpRange(network.get(), prefixLength, text);
        return range.hasHostBits() ? Optional.empty() : Optional.of(range);
    }

    /** Whether one of the ranges has this address. What is no address, or null, is in no range. */
    public static boolean anyContains(List<IpRange> ranges, String address) {
        Optional<byte[]> bytes = address == null ? Optional.empty() : address(address);
        return bytes.isPresent() && ranges.stream().anyMatch(range -> range.contains(bytes.get()));
    }

    private boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            if (bit(address, bit) != bit(network, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasHostBits() {
        for (int bit = prefixLength; bit < network.length * Byte.SIZE; bit++) {
            if (bit(network, bit) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int bit(byte[] address, int index) {
        return address[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
    }

    // ::ffff:192.0.2.1 is how a dual-stack socket names the IPv4 address 192.0.2.1.
    private static Optional<byte[]> address(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes != null && bytes.length > V4_BYTES
                && Arrays.equals(bytes, 0, V4_MAPPED.length, V4_MAPPED, 0, V4_MAPPED.length)) {
            return Optional.of(Arrays.copyOfRange(bytes, V4_MAPPED.length, bytes.length));
        }
        return Optional.ofNullable(bytes);
    }

    private static int prefixLength(String digits) {
        return digits.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(digits) : -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange that && prefixLength == that.prefixLength && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(network) + prefixLength;
    }

    @Override
    public String toString() {
        return text;
    }
}
