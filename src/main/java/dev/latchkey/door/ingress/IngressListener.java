package dev.latchkey.door.ingress;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.jboss.logging.Logger;

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

    private final IngressConfig config;
    private final Ingress ingress;
    private final TlsConfigurationRegistry tls;
    private final Vertx vertx;
    private final List<IngressServer> servers = new ArrayList<>();

    IngressListener(IngressConfig config, Ingress ingress, TlsConfigurationRegistry tls, Vertx vertx) {
        this.config = config;
        this.ingress = ingress;
        this.tls = tls;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent start) {
        if (config.port().isEmpty()) {
            return;
        }
        // One for each processor, as the public port has it: each listens on an event loop of its own.
        HttpServerOptions options = IngressServer.options(config, tlsConfiguration());
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

    void onStop(@Observes ShutdownEvent stop) {
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
