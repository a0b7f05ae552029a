package dev.latchkey.door.gateway;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.latchkey.door.merchantapi.MerchantApiDoor;
import dev.latchkey.network.ClientAddresses;
import dev.latchkey.problem.BodyLimit;
import dev.latchkey.usage.meter.Meter;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;

/**
 * Builds the gateway from configuration, if there is an upstream, and puts it behind the door; a wrong setting stops the start.
 */
@Singleton
class Gateways {

    private static final String ROOT = MerchantApiDoor.ROOT + "/";
    /** As for what large cookies and tokens make of a head; the client's default is 8 KiB. */
    private static final int MAX_HEAD = 64 * 1024;
    /** Beyond this, waiting only makes it worse. */
    private static final int WAITING_FOR_EACH_CONNECTION = 5;

    private final Optional<Gateway> gateway;

    Gateways(GatewayConfig config, Vertx vertx, TlsConfigurationRegistry registry, ClientAddresses addresses, Meter meter,
            Failures failures) {
        try {
            gateway = config.upstream().filter(url -> !url.isBlank()).map(Upstream::parse).map(upstream -> new Gateway(ROOT,
                    new Passage(upstream, client(config, vertx, registry), config, addresses::of, (admitted, bytes) -> meter
                            .answered(admitted.merchant().value(), admitted.key().value(), bytes), failures)));
        } catch (IllegalArgumentException e) {
            // The framework tells this exception in one line, without a stack trace.
            throw new ConfigurationException(e.getMessage());
        }
    }

    // Before anything bounds the body: what is not kept here need not be small.
    void open(@Observes Router router, MerchantApiDoor door) {
        gateway.ifPresent(open -> router.route(ROOT + "*").order(BodyLimit.BEFORE).handler(context -> {
            // A route of all paths below one is a route of that one too.
            if (MerchantApiDoor.answersHere(context.normalizedPath()) || !context.normalizedPath().startsWith(ROOT)) {
                context.next();
            } else {
                door.admit(context, admitted -> open.pass(context, admitted));
            }
        }));
    }

    static HttpClient client(GatewayConfig config, Vertx vertx, TlsConfigurationRegistry registry) {
        HttpClientOptions options = options(config);
        config.tlsConfigurationName().ifPresent(name -> TlsConfigUtils.configure(options, tls(name, registry)));
        return client(options, vertx, config.maxConnections(), config.maxConnections() * WAITING_FOR_EACH_CONNECTION);
    }

    static HttpClient client(HttpClientOptions options, Vertx vertx, int connections, int waiting) {
        return vertx.httpClientBuilder().with(options)
                .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(waiting))
                // What breaks a connection is counted for the request that it breaks; the client would log each.
                .withConnectHandler(connection -> connection.exceptionHandler(told -> {
                }))
                .build();
    }

    static HttpClientOptions options(GatewayConfig config) {
        return new HttpClientOptions().setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds())).setMaxHeaderSize(MAX_HEAD);
    }

    private static TlsConfiguration tls(String name, TlsConfigurationRegistry registry) {
        return registry.get(name).orElseThrow(() -> new IllegalArgumentException(
                "latchkey.gateway.tls-configuration-name names '" + name + "', but there is no quarkus.tls." + name));
    }
}
