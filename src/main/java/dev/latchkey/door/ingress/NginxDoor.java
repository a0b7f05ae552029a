package dev.latchkey.door.ingress;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.latchkey.door.IdentityHeaders;
import dev.latchkey.door.RateLimitHeaders;
import dev.latchkey.door.Refusal;
import dev.latchkey.door.Refusals;
import dev.latchkey.verify.Verdict;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * For nginx' {@code auth_request}, which takes 200, 401 and 403 alone for an answer, and makes 500 of all others. So 402 and
 * 429
 * travel as 403, and {@value #STATUS_FIELD} tells what they are, {@value #BODY_FIELD} what to tell the client: nginx fills the
 * variables of {@code auth_request_set} before it judges the status. A store that is away stays 503: nginx then runs what is
 * configured for its own errors, which is not what it does for refusals.
 *
 * <p>
 * No answer has a body, or nginx would open another connection for each request.
 */
@Singleton
class NginxDoor implements IngressDoor {

    static final String PATH = "/authz/nginx";
    static final String STATUS_FIELD = "X-Auth-Status";
    static final String BODY_FIELD = "X-Auth-Body";

    private static final String TYPE_FIELD = "X-Auth-Content-Type";
    private static final String NAME = "nginx";
    private static final int FORBIDDEN = 403;

    private final Asking asking;
    private final Refusals refusals;
    private final RateLimitHeaders rateLimit;

    NginxDoor(Asking asking, Refusals refusals, RateLimitHeaders rateLimit) {
        this.asking = asking;
        this.refusals = refusals;
        this.rateLimit = rateLimit;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals(PATH);
    }

    @Override
    public void ask(HttpServerRequest request) {
        Optional<Demands> demands = Demands.ofUrl(request);
        if (demands.isEmpty()) {
            refuse(request.response(), refusals.of(IngressProblems.BAD_COST, null));
            return;
        }
        OriginalRequest original = OriginalRequest.told(request, "X-Original-Method", "X-Original-URI");
        asking.ask(NAME, request, original, demands.get(), verdict -> {
            switch (verdict) {
                case Verdict.Admitted admitted -> letPass(request.response(), admitted);
                case Verdict.Refused refused -> refuse(request.response(), refusals.of(refused, accept(request)));
            }
        }, () -> refuse(request.response(), refusals.ofFault(accept(request))));
    }

    @Override
    public void turnAway(HttpServerRequest request) {
        // Without the real status: this is nothing to tell the client, who can't help it.
        request.response().setStatusCode(FORBIDDEN).end();
    }

    private void letPass(HttpServerResponse response, Verdict.Admitted admitted) {
        IdentityHeaders.of(admitted).forEach(response::putHeader);
        rateLimit.write(response, admitted.windows());
        response.putHeader(STATUS_FIELD, "200").end();
    }

    private static void refuse(HttpServerResponse response, Refusal refusal) {
        response.setStatusCode(travelling(refusal.status()));
        refusal.fields().forEach(response::putHeader);
        response.putHeader(STATUS_FIELD, Integer.toString(refusal.status()))
                .putHeader(BODY_FIELD, refusal.body()).putHeader(TYPE_FIELD, refusal.mediaType()).end();
    }

    private static int travelling(int status) {
        return switch (status) {
            case 402, 429 -> FORBIDDEN;
            default -> status;
        };
    }

    private static String accept(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT);
    }
}
