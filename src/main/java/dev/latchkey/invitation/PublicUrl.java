package dev.latchkey.invitation;

import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;

/** Where people find this service in their browsers. */
@ApplicationScoped
class PublicUrl {

    private final Optional<URI> configured;

    PublicUrl(InvitationConfig config) {
        configured = config.publicUrl();
    }

    void onStart(@Observes StartupEvent start) {
        if (configured.isPresent() && !isUsable(configured.get())) {
            throw new ConfigurationException("LATCHKEY_PUBLIC_URL must be the address at which people find this service, "
                    + "such as https://keys.example.com");
        }
    }

    boolean isConfigured() {
        return configured.isPresent();
    }

    /** The configured one; else what this request was sent to. Without a slash at the end. */
    String of(HttpServerRequest request) {
        return configured.map(url -> url.toString().replaceFirst("/$", "")).orElseGet(() -> addressed(request));
    }

    private static String addressed(HttpServerRequest request) {
        if (request.authority() == null) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "The request's Host header can't be understood.");
        }
        return request.scheme() + "://" + request.authority();
    }

    private static boolean isUsable(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null
                && url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
    }
}
