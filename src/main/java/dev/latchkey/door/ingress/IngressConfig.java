package dev.latchkey.door.ingress;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may use the doors of the ingress, and where they are. */
@ConfigMapping(prefix = "latchkey.ingress")
public interface IngressConfig {

    /** A port for these doors alone, which the outside must not reach. Without it they are on the port of all others. */
    OptionalInt port();

    /** The address on which that port listens. */
    @WithDefault("0.0.0.0")
    String host();

    /**
     * What the ingress sends in {@code X-Ingress-Secret}; several while it changes. Without it the network decides who may ask.
     */
    Optional<List<String>> secret();

    /** Which of {@code quarkus.tls.*} that port speaks TLS by. */
    Optional<String> tlsConfigurationName();

    /** Whether the ingress must show a certificate which that configuration's trust store knows. */
    @WithDefault("required")
    ClientCertificate clientCertificate();

    enum ClientCertificate {
        REQUIRED,
        NONE
    }
}
