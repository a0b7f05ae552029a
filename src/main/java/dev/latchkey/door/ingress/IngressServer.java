package dev.latchkey.door.ingress;

import java.util.List;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SSLOptions;

/** Listens on the ingress' own port, where nothing is but its doors: HTTP/1.1 and HTTP/2, with and without TLS. */
class IngressServer extends AbstractVerticle {

    private static final int NOT_FOUND = 404;

    private final HttpServerOptions options;
    private final Ingress ingress;
    private HttpServer server;

    IngressServer(HttpServerOptions options, Ingress ingress) {
        this.options = options;
        this.ingress = ingress;
    }

    /** @param tls null if there is to be none */
    static HttpServerOptions options(IngressConfig config, TlsConfiguration tls) {
        HttpServerOptions options = new HttpServerOptions().setHost(config.host()).setPort(config.port().getAsInt());
        if (tls == null) {
            return options;
        }
        boolean certificate = config.clientCertificate() == IngressConfig.ClientCertificate.REQUIRED;
        demand(tls.getKeyStoreOptions(), config, "key-store", "");
        if (certificate) {
            demand(tls.getTrustStoreOptions(), config, "trust-store", " for latchkey.ingress.client-certificate=required");
        }
        SSLOptions ssl = tls.getSSLOptions();
        ssl.getEnabledCipherSuites().forEach(options::addEnabledCipherSuite);
        return options.setSsl(true).setUseAlpn(true).setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols())
                .setKeyCertOptions(tls.getKeyStoreOptions()).setTrustOptions(tls.getTrustStoreOptions())
                .setClientAuth(certificate ? ClientAuth.REQUIRED : ClientAuth.NONE);
    }

    private static void demand(Object store, IngressConfig config, String kind, String reason) {
        if (store == null) {
            throw new ConfigurationException(
                    "quarkus.tls." + config.tlsConfigurationName().orElseThrow() + "." + kind + ".* is needed" + reason);
        }
    }

    @Override
    public void start(Promise<Void> started) {
        server = vertx.createHttpServer(options).requestHandler(this::handle);
        server.listen().<Void> mapEmpty().onComplete(started);
    }

    /** Where it listens, if any port was good. */
    int port() {
        return server.actualPort();
    }

    /** Takes the certificates as they are now; connections that are open keep theirs. */
    void renew(SSLOptions certificates) {
        server.updateSSLOptions(certificates);
    }

    private void handle(HttpServerRequest request) {
        if (!ingress.handle(request)) {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }
}
