package dev.latchkey.network;

import java.util.List;

/** Whose address a request came from, as far as one can tell. */
public sealed interface ClientAddress {

    /**
     * The address is beyond doubt, as far as the trusted proxies are.
     *
     * @param text an IP literal, as RFC 5952 writes it
     */
    record Known(String text) implements ClientAddress {

        @Override
        public boolean isIn(List<IpRange> ranges) {
            return IpRange.anyContains(ranges, text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * There is a caller, but nobody who is trusted says from where.
     *
     * @param text the address of the nearest proxy that is known, or {@code unknown} if there is none either
     */
    record Unknown(String text) implements ClientAddress {

        /** Never: an address that nobody vouches for opens nothing, not even where that of the proxy would. */
        @Override
        public boolean isIn(List<IpRange> ranges) {
            return false;
        }

        @Override
        public String toString() {
            return "unknown, by way of " + text;
        }
    }

    /** The caller's address or, where that is unknown, the nearest one: to count by and to write down, never to decide by. */
    String text();

    /** Whether the caller is beyond doubt in one of these ranges. */
    boolean isIn(List<IpRange> ranges);

    /**
     * Whose address it is: an IPv6 network of 64 bits belongs to one subscriber, with all its addresses.
     *
     * @return hexadecimal digits; {@code none} for all those together who have no address, such as callers by a Unix socket
     */
    default String subscriber() {
        return IpAddress.parse(text()).map(IpAddress::subscriber).orElse("none");
    }

    /** The address of that text; unknown if it is none, or null. */
    static ClientAddress of(String text) {
        return text == null ? nowhere()
                : IpAddress.parse(text).<ClientAddress> map(address -> new Known(address.text()))
                        .orElseGet(ClientAddress::nowhere);
    }

    private static ClientAddress nowhere() {
        return new Unknown("unknown");
    }
}
