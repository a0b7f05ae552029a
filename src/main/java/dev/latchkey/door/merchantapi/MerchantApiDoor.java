package dev.latchkey.door.merchantapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.latchkey.door.KeyHeader;
import dev.latchkey.door.RateLimitHeaders;
import dev.latchkey.door.Refusals;
import dev.latchkey.door.RequiredScopes;
import dev.latchkey.door.Verifications;
import dev.latchkey.network.ClientAddresses;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.usage.meter.Meter;
import dev.latchkey.verify.Attempt;
import dev.latchkey.verify.Verdict;
import dev.latchkey.verify.Verifier;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Lets admitted requests through to the Merchant API and answers all others. */
@ApplicationScoped
class MerchantApiDoor {

    static final String ROOT = "/merchant-api/v1";

    private static final Logger LOG = Logger.getLogger(MerchantApiDoor.class);
    private static final String NAME = "merchant-api";
    /** Asking how much is left must not take from it, and must work when nothing is. */
    private static final String FREE_PATH = ROOT + "/usage";
    private static final int BEFORE_REST = -1;

    private final Verifier verifier;
    private final SecretFormat format;
    private final ClientAddresses addresses;
    private final RequiredScopes requiredScopes;
    private final RateLimitHeaders rateLimit;
    private final Refusals refusals;
    private final Verifications verifications;
    private final Meter meter;

    MerchantApiDoor(Verifier verifier, SecretFormat format, ClientAddresses addresses, RequiredScopes requiredScopes,
            RateLimitHeaders rateLimit, Refusals refusals, Verifications verifications, Meter meter) {
        this.verifier = verifier;
        this.format = format;
        this.addresses = addresses;
        this.requiredScopes = requiredScopes;
        this.rateLimit = rateLimit;
        this.refusals = refusals;
        this.verifications = verifications;
        this.meter = meter;
    }

    void open(@Observes Router router) {
        router.route(ROOT + "/*").order(BEFORE_REST).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        // The body waits in the connection while the stores are asked.
        context.request().pause();
        verifier.verify(attempt(context)).subscribe().with(verdict -> {
            verifications.count(NAME, verdict);
            context.request().resume();
            switch (verdict) {
                case Verdict.Admitted admitted -> {
                    rateLimit.write(context.response(), admitted.windows());
                    Admission.attach(context, admitted);
                    context.addBodyEndHandler(sent -> meter.answered(admitted.merchant().value(), admitted.key().value(),
                            context.response().bytesWritten()));
                    context.next();
                }
                case Verdict.Refused refused -> refusals.of(refused, accept(context)).write(context.response());
            }
        }, failure -> {
            LOG.error("A request could not be decided", failure);
            context.request().resume();
            refusals.ofFault(accept(context)).write(context.response());
        });
    }

    private Attempt attempt(RoutingContext context) {
        HttpServerRequest request = context.request();
        return new Attempt(KeyHeader.read(request.headers()), format.occursInUrl(request.uri()), addresses.of(request),
                requiredScopes.of(request.method().name(), context.normalizedPath()),
                context.normalizedPath().equals(FREE_PATH) ? 0 : 1);
    }

    private static String accept(RoutingContext context) {
        return context.request().getHeader(HttpHeaders.ACCEPT);
    }
}
