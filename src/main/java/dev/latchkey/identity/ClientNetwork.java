package dev.latchkey.identity;

import java.util.HexFormat;

import io.netty.util.NetUtil;

/**
 * Whose address it is, as far as one can tell: an IPv6 network of 64 bits belongs to one subscriber, with all its addresses.
 */
final class ClientNetwork {

    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {
    }

    /**
     * @param address an IP literal; null for callers without one
     * @return the IPv4 address or the first 64 bits of the IPv6 one, in hexadecimal digits
     */
    static String of(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            // A Unix socket has no address; all who come through it share one.
            return "none";
        }
        return HexFormat.of().formatHex(bytes, 0, bytes.length == IPV4_BYTES ? IPV4_BYTES : NETWORK_BYTES);
    }
}
