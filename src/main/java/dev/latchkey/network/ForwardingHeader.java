package dev.latchkey.network;

import java.util.Optional;

/**
 * In which header field the proxies write for whom they ask. Only one is ever read: a proxy that writes the one passes the
 * other through as its caller sent it.
 */
public enum ForwardingHeader {

    /** What nearly all proxies write: addresses, some with a port. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        Optional<IpAddress> hop(String entry) {
            return ForwardedNode.parse(entry);
        }
    },

    /** RFC 7239: {@code for=192.0.2.60;proto=https}. */
    FORWARDED("Forwarded") {
        @Override
        Optional<IpAddress> hop(String entry) {
            return ForwardedElement.nodeOf(entry).flatMap(ForwardedNode::parse);
        }
    };

    private final String field;

    ForwardingHeader(String field) {
        this.field = field;
    }

    /** The field's name. */
    String field() {
        return field;
    }

    /** The address that one entry of the list tells, without a port; empty if it tells none. */
    abstract Optional<IpAddress> hop(String entry);
}
