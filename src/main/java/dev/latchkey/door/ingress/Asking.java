package dev.latchkey.door.ingress;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.latchkey.door.KeyHeader;
import dev.latchkey.door.RequiredScopes;
import dev.latchkey.door.Verifications;
import dev.latchkey.network.ClientAddresses;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.verify.Attempt;
import dev.latchkey.verify.Verdict;
import dev.latchkey.verify.Verifier;
import io.vertx.core.http.HttpServerRequest;

/** Asks for a verdict on a request that an ingress tells of by HTTP. */
@Singleton
class Asking {

    private static final Logger LOG = Logger.getLogger(Asking.class);

    private final Verifier verifier;
    private final SecretFormat format;
    private final ClientAddresses addresses;
    private final RequiredScopes routes;
    private final Verifications verifications;

    Asking(Verifier verifier, SecretFormat format, ClientAddresses addresses, RequiredScopes routes,
            Verifications verifications) {
        this.verifier = verifier;
        this.format = format;
        this.addresses = addresses;
        this.routes = routes;
        this.verifications = verifications;
    }

    /**
     * @param door the door's name
     * @param answer what to do with the verdict
     * @param fault what to do if there is none, because of a fault of ours
     */
    void ask(String door, HttpServerRequest request, OriginalRequest original, Demands demands, Consumer<Verdict> answer,
            Runnable fault) {
        request.pause();
        verifier.verify(attempt(request, original, demands)).onSuccess(verdict -> {
            verifications.count(door, verdict);
            request.resume();
            answer.accept(verdict);
        }).onFailure(failure -> {
            LOG.error("A request could not be decided", failure);
            request.resume();
            fault.run();
        });
    }

    private Attempt attempt(HttpServerRequest request, OriginalRequest original, Demands demands) {
        Set<String> scopes = Demands.union(original.scopes(routes), demands.scopes());
        return new Attempt(KeyHeader.read(request.headers()), exposed(request.uri(), original.uri()), addresses.of(request),
                scopes, demands.cost());
    }

    private boolean exposed(String uri, Optional<String> original) {
        return format.occursInUrl(uri) || original.filter(format::occursInUrl).isPresent();
    }
}
