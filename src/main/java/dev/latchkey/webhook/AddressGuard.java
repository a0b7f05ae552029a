package dev.latchkey.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.latchkey.network.IpRange;

/** To which addresses events may be sent. */
enum AddressGuard {

    NONE,
    PUBLIC_ONLY;

    /** What the special-purpose registries of IANA say is not for everybody, and multicast. */
    private static final List<IpRange> V4_NOT_PUBLIC = ranges("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    /** Global unicast; all else is loopback, private, link-local, multicast, mapped, or for nobody yet. */
    private static final List<IpRange> V6_GLOBAL = ranges("2000::/3");
    private static final List<IpRange> V6_NOT_PUBLIC = ranges("2001::/23", "2001:db8::/32", "3fff::/20");
    /** These hold an IPv4 address, at which whatever is sent to them arrives. */
    private static final List<IpRange> SIX_TO_FOUR = ranges("2002::/16");
    private static final List<IpRange> NAT64 = ranges("64:ff9b::/96");
    private static final int SIX_TO_FOUR_OFFSET = 2;
    private static final int NAT64_OFFSET = 12;
    private static final int V4_BYTES = 4;

    /** Whether all of a name's addresses are allowed. One that is not is reason enough to trust none of them. */
    boolean allowsAll(List<InetAddress> addresses) {
        return this == NONE || addresses.stream().allMatch(address -> isPublic(address.getAddress()));
    }

    private static boolean isPublic(byte[] address) {
        String text = text(address);
        if (address.length == V4_BYTES) {
            return !IpRange.anyContains(V4_NOT_PUBLIC, text);
        }
        if (IpRange.anyContains(SIX_TO_FOUR, text)) {
            return isPublic(Arrays.copyOfRange(address, SIX_TO_FOUR_OFFSET, SIX_TO_FOUR_OFFSET + V4_BYTES));
        }
        if (IpRange.anyContains(NAT64, text)) {
            return isPublic(Arrays.copyOfRange(address, NAT64_OFFSET, NAT64_OFFSET + V4_BYTES));
        }
        return IpRange.anyContains(V6_GLOBAL, text) && !IpRange.anyContains(V6_NOT_PUBLIC, text);
    }

    // Of the bytes alone: an address may bring a zone along, which is no part of the text that ranges are compared with.
    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static List<IpRange> ranges(String... texts) {
        return Stream.of(texts).map(text -> IpRange.parse(text).orElseThrow()).toList();
    }
}
