package dev.latchkey;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;

/** What a production start needs and has no default for. */
final class MissingSettings {

    private MissingSettings() {
    }

    /** One line for each missing setting: its environment variable, and what it is for. Empty if all are there. */
    static List<String> in(Config config) {
        List<String> missing = new ArrayList<>();
        require(config, "quarkus.datasource.reactive.url", missing,
                "QUARKUS_DATASOURCE_REACTIVE_URL: where PostgreSQL is, e.g. postgresql://db:5432/latchkey");
        require(config, "quarkus.datasource.username", missing, "QUARKUS_DATASOURCE_USERNAME: PostgreSQL's user");
        require(config, "quarkus.datasource.password", missing, "QUARKUS_DATASOURCE_PASSWORD: that user's password");
        require(config, "quarkus.redis.hosts", missing, "QUARKUS_REDIS_HOSTS: where Redis is, e.g. redis://redis:6379");
        require(config, "latchkey.session.key", missing, "LATCHKEY_SESSION_KEY: under which the console's cookies are "
                + "encrypted, 32 characters or more, the same for all instances, e.g. the output of 'openssl rand -base64 48'");
        if (isSet(config, "quarkus.oidc.auth-server-url")) {
            require(config, "quarkus.oidc.client-id", missing,
                    "QUARKUS_OIDC_CLIENT_ID: as what the OpenID provider knows this service");
            require(config, "quarkus.oidc.credentials.secret", missing,
                    "QUARKUS_OIDC_CREDENTIALS_SECRET: that client's secret at the OpenID provider");
        }
        if (StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .noneMatch(name -> name.startsWith("latchkey.peppers.") || name.startsWith("LATCHKEY_PEPPERS_"))) {
            missing.add("LATCHKEY_PEPPERS_<ID>: a secret of at least 32 bytes under which keys are hashed, "
                    + "e.g. the output of 'openssl rand -base64 48'; never change or lose it");
        }
        return missing;
    }

    private static void require(Config config, String property, List<String> missing, String line) {
        if (!isSet(config, property)) {
            missing.add(line);
        }
    }

    private static boolean isSet(Config config, String property) {
        return config.getOptionalValue(property, String.class).filter(value -> !value.isBlank()).isPresent();
    }
}
