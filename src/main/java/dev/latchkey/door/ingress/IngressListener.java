package dev.latchkey.door.ingress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.latchkey.overload.Crowd;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/**
 * Opens the ingress' own port where one is configured; a port that can't be had, or TLS that can't be spoken, stops the start.
 */
@ApplicationScoped
class IngressListener {

    private static final Logger LOG = Logger.getLogger(IngressListener.class);
    private static final Duration LAST_VERDICTS = Duration.ofSeconds(2);

    private final IngressConfig config;
    private final Ingress ingress;
    private final TlsConfigurationRegistry tls;
    private final Crowd crowd;
    private final Duration idleTimeout;
    private final Vertx vertx;
    private final List<IngressServer> servers = new ArrayList<>();

    IngressListener(IngressConfig config, Ingress ingress, TlsConfigurationRegistry tls, Crowd crowd,
            @ConfigProperty(name = "quarkus.http.idle-timeout") Duration idleTimeout, Vertx vertx) {
        this.config = config;
        this.ingress = ingress;
        this.tls = tls;
        this.crowd = crowd;
        this.idleTimeout = idleTimeout;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent start) {
        if (config.port().isEmpty()) {
            return;
        }
        // One for each processor, as the public port has it: each listens on an event loop of its own.
        HttpServerOptions options = IngressServer.options(config, tlsConfiguration())
                .setIdleTimeout((int) idleTimeout.toSeconds());
        for (int processor = 0; processor < Runtime.getRuntime().availableProcessors(); processor++) {
            servers.add(new IngressServer(options, ingress));
        }
        Iterator<IngressServer> each = servers.iterator();
        await(vertx.deployVerticle(each::next, new DeploymentOptions().setInstances(servers.size())));
        LOG.infof("The doors of the ingress are on port %d alone", config.port().getAsInt());
    }

    /** Certificates are short-lived, and renewed under a running service. */
    void onRenewal(@ObservesAsync CertificateUpdatedEvent renewal) {
        if (config.tlsConfigurationName().filter(renewal.name()::equals).isPresent()) {
            servers.forEach(server -> server.renew(renewal.tlsConfiguration().getSSLOptions()));
        }
    }

    // The framework waits for requests on its own ports, and does not know this one.
    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        long deadline = System.nanoTime() + LAST_VERDICTS.toNanos();
        while (crowd.verifications().taken() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        // They are one deployment, and can't be ended twice: to fail here would keep all others from hearing of the end.
        servers.stream().map(IngressServer::deploymentID).distinct().forEach(deployed -> await(vertx.undeploy(deployed)));
    }

    private TlsConfiguration tlsConfiguration() {
        return config.tlsConfigurationName().map(name -> tls.get(name).orElseThrow(() -> new ConfigurationException(
                "latchkey.ingress.tls-configuration-name is '" + name + "', but there is no quarkus.tls." + name + ".*")))
                .orElse(null);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
