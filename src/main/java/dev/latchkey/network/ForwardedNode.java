package dev.latchkey.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hop as proxies write it: an address, perhaps with a port, which RFC 7239, 6, lets be hidden like {@code _x7}. */
final class ForwardedNode {

    /** More than any address with its port has. */
    private static final int MAX_LENGTH = 100;
    private static final String PORT = "(?::(?:[0-9]{1,5}|_[0-9A-Za-z._-]+))?";
    // Without brackets an IPv6 address has no port: one could not tell it from a group.
    private static final Pattern NODE = Pattern.compile(
            "\\[(?<six>[^\\]]*:[^\\]]*)]" + PORT + "|(?<four>[0-9.]+)" + PORT + "|(?<bare>[0-9A-Fa-f:.]+)");

    private ForwardedNode() {
    }

    /** Empty if it is no address, such as {@code unknown} and {@code _hidden}. */
    static Optional<IpAddress> parse(String text) {
        Matcher node = NODE.matcher(text.length() > MAX_LENGTH ? "" : text.strip());
        if (!node.matches()) {
            return Optional.empty();
        }
        for (String form : new String[] { "six", "four", "bare" }) {
            if (node.group(form) != null) {
                return IpAddress.parse(node.group(form));
            }
        }
        return Optional.empty();
    }
}
