package dev.latchkey.network;

import java.util.List;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address or CIDR block (RFC 4632, RFC 4291). Names are never resolved.
 *
 * @param network the block's first address
 * @param prefixLength how many leading bits of an address decide
 * @param text as it was written
 */
public record IpRange(IpAddress network, int prefixLength, String text) {

    private static final int V6_BITS = 128;

    /** The range of that text, or empty if it is none, e.g. because bits after the prefix are set: 10.1.0.0/8. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> network = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (network.isEmpty()) {
            return Optional.empty();
        }
        int bits = network.get().bits();
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
        return address != null && IpAddress.parse(address).filter(parsed -> anyContains(ranges, parsed)).isPresent();
    }

    static boolean anyContains(List<IpRange> ranges, IpAddress address) {
        for (IpRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(IpAddress address) {
        if (address.bits() != network.bits()) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            if (address.bit(bit) != network.bit(bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasHostBits() {
        for (int bit = prefixLength; bit < network.bits(); bit++) {
            if (network.bit(bit) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int prefixLength(String digits) {
        return digits.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(digits) : -1;
    }

    /** However they are written. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange that && prefixLength == that.prefixLength && network.equals(that.network);
    }

    @Override
    public int hashCode() {
        return network.hashCode() + prefixLength;
    }

    @Override
    public String toString() {
        return text;
    }
}
