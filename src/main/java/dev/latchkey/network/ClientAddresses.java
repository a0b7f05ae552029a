package dev.latchkey.network;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/** Tells whose address a request came from. */
public final class ClientAddresses {

    private final TrustedProxies proxies;

    ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Whose address this request came from. */
    public ClientAddress of(RoutingContext context) {
        // The connection's, not the request's: with quarkus.http.proxy.* that one is what the left end of a header claims.
        ClientAddress peer = peer(context.request().connection().remoteAddress());
        return proxies.trust(peer)
                ? proxies.clientOf(peer, context.request().headers().getAll(proxies.field()))
                : peer;
    }

    private static ClientAddress peer(SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        // An IPv4 address that a socket tells needs no reading.
        return host == null || host.indexOf(':') >= 0 ? ClientAddress.of(withoutZone(host)) : new ClientAddress.Known(host);
    }

    // fe80::1%eth0: at which of our interfaces a link-local address is says nothing about whose it is.
    private static String withoutZone(String host) {
        int zone = host == null ? -1 : host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }
}
