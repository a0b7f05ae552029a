package dev.latchkey.identity;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.latchkey.problem.Challenge;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The OpenID provider that signs people in, if there is one; and what is left to local accounts. */
@ApplicationScoped
public class OpenIdProvider {

    /** Where signing in through the provider begins, and where the provider sends people back to. */
    public static final String PATH = "/sign-in/oidc";

    private static final String BASIC = "Basic realm=\"latchkey\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"latchkey\"";
    private static final int FOUND = 302;

    private final ProviderConfig config;
    private final boolean on;
    private final OidcAuthenticationMechanism mechanism;

    OpenIdProvider(ProviderConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> address,
            OidcAuthenticationMechanism mechanism) {
        this.config = config;
        this.on = address.isPresent();
        this.mechanism = mechanism;
    }

    /** What people call it; empty if there is none. */
    public Optional<String> name() {
        return on ? Optional.of(config.providerName()) : Optional.empty();
    }

    /** Whether an email address and a password open the console. */
    public boolean localAccounts() {
        return !on || config.localAccounts();
    }

    /** Fails with 403 if passwords are not used here. */
    public void requireLocalAccounts() {
        if (!localAccounts()) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "Passwords are not used here. Sign in through the provider.");
        }
    }

    /**
     * Whether they also open the Management API, by HTTP Basic: programs get their tokens from the provider if there is one.
     */
    boolean basic() {
        return !on;
    }

    /** Where the browser is to go on, at the provider. Fails with 503 if the provider is away. */
    public Uni<String> address(RoutingContext request) {
        return mechanism.getChallenge(request)
                .onItem().ifNull().failWith(AuthenticationFailedException::new)
                .map(OpenIdProvider::address);
    }

    @Produces
    @Singleton
    Challenge challenge() {
        return on ? new Challenge(BEARER, "Send an access token of the OpenID provider, made for this "
                + "service and not expired, as Authorization: Bearer.")
                : new Challenge(BASIC,
                        "Sign in with HTTP Basic authentication and the email address and password of an account.");
    }

    /** How the platform's backends should sign in: as clients, or else as a platform account does. */
    Challenge challengeToBackends() {
        return new Challenge(BASIC + (on ? ", " + BEARER : ""), "Sign in as a client of latchkey.clients by HTTP Basic, or "
                + (on ? "with an access token of the OpenID provider that has the platform's role."
                        : "as a platform account."));
    }

    // Anything else than a redirect is the framework's word for a browser that came back without its cookie.
    private static String address(ChallengeData challenge) {
        if (challenge.status != FOUND) {
            throw new AuthenticationFailedException();
        }
        return challenge.getHeaders().get(HttpHeaders.LOCATION);
    }
}
