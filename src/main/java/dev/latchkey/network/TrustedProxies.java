package dev.latchkey.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proxies in front of this service, whose word for their callers' addresses is taken; see the package's documentation. */
final class TrustedProxies {

    /** More proxies than ever stand in a row: whoever names more is filling the header up. */
    static final int MAX_HOPS = 32;

    private final List<IpRange> ranges;
    private final ForwardingHeader header;

    private TrustedProxies(List<IpRange> ranges, ForwardingHeader header) {
        this.ranges = ranges;
        this.header = header;
    }

    /** @throws IllegalArgumentException if one of the networks is none, or is everybody */
    static TrustedProxies of(List<String> networks, ForwardingHeader header) {
        List<IpRange> ranges = new ArrayList<>();
        for (String network : networks) {
            IpRange range = IpRange.parse(network.strip()).orElseThrow(() -> new IllegalArgumentException(
                    "latchkey.proxies.trusted must be addresses or blocks of them such as 10.0.0.0/8, but one is '" + network
                            + "'"));
            if (range.prefixLength() == 0) {
                throw new IllegalArgumentException("latchkey.proxies.trusted must not be everybody, as '" + network
                        + "' is: whoever is trusted may claim any address");
            }
            ranges.add(range);
        }
        return new TrustedProxies(List.copyOf(ranges), header);
    }

    /** The header field to be read. */
    String field() {
        return header.field();
    }

    /** Whether what the peer says about its caller is to be believed. */
    boolean trust(ClientAddress peer) {
        return !ranges.isEmpty() && peer.isIn(ranges);
    }

    /**
     * Who asks by way of a trusted peer.
     *
     * @param lines the values of {@link #field} in the order in which they came
     */
    ClientAddress clientOf(ClientAddress peer, List<String> lines) {
        EntriesFromTheRight entries = new EntriesFromTheRight(lines);
        String nearest = peer.text();
        for (int hops = 0; entries.hasNext(); hops++) {
            Optional<IpAddress> hop = hops < MAX_HOPS ? header.hop(entries.next()) : Optional.empty();
            if (hop.isEmpty()) {
                return new ClientAddress.Unknown(nearest);
            }
            nearest = hop.get().text();
            if (!IpRange.anyContains(ranges, hop.get())) {
                break;
            }
        }
        return new ClientAddress.Known(nearest);
    }
}
