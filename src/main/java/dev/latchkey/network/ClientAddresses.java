package dev.latchkey.network;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.vertx.core.http.HttpServerRequest;
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
        return of(context.request());
    }

    /** Whose address this request came from. */
    public ClientAddress of(HttpServerRequest request) {
        // The connection's, not the request's: with quarkus.http.proxy.* that one is what the left end of a header claims.
        ClientAddress peer = peer(request.connection().remoteAddress());
        return proxies.trust(peer) ? proxies.clientOf(peer, request.headers().getAll(proxies.field())) : peer;
    }

    /**
     * Whose address another request came from, of which a proxy tells.
     *
     * @param connection the proxy's own address
     * @param nearest the address from which the other request reached the proxy
     * @param headers the values of a header field of the other request, by its name in small letters
     */
    public ClientAddress of(SocketAddress connection, String nearest, Function<String, List<String>> headers) {
        ClientAddress peer = peer(connection);
        if (!proxies.trust(peer)) {
            return peer;
        }
        ClientAddress told = ClientAddress.of(nearest);
        return proxies.trust(told)
                ? proxies.clientOf(told, headers.apply(proxies.field().toLowerCase(Locale.ROOT)))
                : told;
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
