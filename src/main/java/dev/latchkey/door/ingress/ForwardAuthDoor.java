package dev.latchkey.door.ingress;

import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.latchkey.door.IdentityHeaders;
import dev.latchkey.door.KeyHeader;
import dev.latchkey.door.RateLimitHeaders;
import dev.latchkey.door.Refusals;
import dev.latchkey.verify.Verdict;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * For every ingress that passes on what it is answered: Traefik's ForwardAuth, Caddy's forward_auth, APISIX' forward-auth ask
 * at exactly {@value #PATH} and tell of the request in {@code X-Forwarded-Method} and {@code X-Forwarded-Uri}; Envoy's
 * ext_authz over HTTP and Gateway API's ExternalAuth ask with the request's own method and path, below it. Exactly 200 lets
 * the request pass; the body is empty then.
 */
@Singleton
class ForwardAuthDoor implements IngressDoor {

    static final String PATH = "/authz/forward";

    private static final String NAME = "forward-auth";
    /** Envoy's own, not to be found in other proxies: what the backend must not see. */
    private static final String TO_REMOVE_FIELD = "X-Envoy-Auth-Headers-To-Remove";
    private static final String TO_REMOVE = KeyHeader.NAME.toLowerCase(Locale.ROOT) + ","
            + String.join(",", IdentityHeaders.LOOKALIKES);

    private final Asking asking;
    private final Refusals refusals;
    private final RateLimitHeaders rateLimit;

    ForwardAuthDoor(Asking asking, Refusals refusals, RateLimitHeaders rateLimit) {
        this.asking = asking;
        this.refusals = refusals;
        this.rateLimit = rateLimit;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public void ask(HttpServerRequest request) {
        if (!request.path().equals(PATH)) {
            // Here the URL is the client's, and what it may have put in X-Forwarded-Uri is not looked at.
            ask(request, OriginalRequest.below(PATH, request), Demands.ofFields(request));
            return;
        }
        Optional<Demands> demands = Demands.ofUrl(request);
        if (demands.isPresent()) {
            ask(request, OriginalRequest.told(request, "X-Forwarded-Method", "X-Forwarded-Uri"), demands.get());
        } else {
            refusals.of(IngressProblems.BAD_COST, accept(request)).write(request.response());
        }
    }

    @Override
    public void turnAway(HttpServerRequest request) {
        refusals.of(IngressProblems.NOT_THE_INGRESS, accept(request)).write(request.response());
    }

    private void ask(HttpServerRequest request, OriginalRequest original, Demands demands) {
        asking.ask(NAME, request, original, demands, verdict -> {
            switch (verdict) {
                case Verdict.Admitted admitted -> letPass(request.response(), admitted);
                case Verdict.Refused refused -> refusals.of(refused, accept(request)).write(request.response());
            }
        }, () -> refusals.ofFault(accept(request)).write(request.response()));
    }

    private void letPass(HttpServerResponse response, Verdict.Admitted admitted) {
        IdentityHeaders.of(admitted).forEach(response::putHeader);
        rateLimit.write(response, admitted.windows());
        response.putHeader(TO_REMOVE_FIELD, TO_REMOVE).end();
    }

    private static String accept(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT);
    }
}
