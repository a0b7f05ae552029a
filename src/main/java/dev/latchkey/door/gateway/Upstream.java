package dev.latchkey.door.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import dev.latchkey.door.UnambiguousPath;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * The server that requests are passed on to.
 *
 * @param host a name, or an address as a URL has it
 * @param basePath what stands before each request's path, without a slash at its end; empty if nothing
 */
record Upstream(boolean tls, String host, int port, String basePath) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * @throws IllegalArgumentException if it can't be that; the message does not repeat it, for there may be a password in it
     */
    static Upstream parse(String url) {
        URI uri = uri(url.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if (!tls && !scheme.equals("http") || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 0xFFFF) {
            throw wrong("it must begin with http:// or https:// and a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong("it must have no user, query or fragment");
        }
        String path = uri.getRawPath().replaceFirst("/$", "");
        if (!path.isEmpty() && !UnambiguousPath.is(path)) {
            throw wrong("its path must be one that every server reads alike");
        }
        return new Upstream(tls, uri.getHost(), uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS_PORT : HTTP_PORT, path);
    }

    /** A request to it, by that path and query as they came. */
    RequestOptions request(HttpMethod method, String pathAndQuery) {
        return new RequestOptions().setMethod(method).setSsl(tls).setHost(host).setPort(port)
                .setURI(basePath + pathAndQuery);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw wrong("it is no URL");
        }
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "latchkey.gateway.upstream must be an address such as https://core:8443/api, but " + why);
    }
}
