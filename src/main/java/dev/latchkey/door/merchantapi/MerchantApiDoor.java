package dev.latchkey.door.merchantapi;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.latchkey.door.KeyHeader;
import dev.latchkey.door.RateLimitHeaders;
import dev.latchkey.door.Refusals;
import dev.latchkey.door.RequiredScopes;
import dev.latchkey.door.Verifications;
import dev.latchkey.network.ClientAddresses;
import dev.latchkey.problem.BodyLimit;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.usage.meter.Meter;
import dev.latchkey.verify.Attempt;
import dev.latchkey.verify.Verdict;
import dev.latchkey.verify.Verifier;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Lets admitted requests through to the Merchant API and answers all others. */
@ApplicationScoped
public class MerchantApiDoor {

    /** Below it nothing is answered unverified. */
    public static final String ROOT = "/merchant-api/v1";

    private static final Logger LOG = Logger.getLogger(MerchantApiDoor.class);
    private static final String NAME = "merchant-api";
    /** Asking how much is left must not take from it, and must work when nothing is. */
    private static final String FREE_PATH = ROOT + "/usage";
    /** Once the request is known to be of a size that is read at all, and before the framework asks who sends it. */
    private static final int FIRST = BodyLimit.LOOK + 1;
    /** After the framework's authentication. What it prepares for one that fails has the same order, and is added later. */
    private static final int AUTHENTICATED = 1 - SecurityHandlerPriorities.AUTHENTICATION;

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
        router.route(ROOT + "/*").order(FIRST).handler(context -> admit(context, admitted -> {
            context.request().resume();
            Admission.attach(context, admitted);
            context.next();
        }));
        router.route(ROOT + "/*").order(AUTHENTICATED).handler(MerchantApiDoor::nobodySignsIn);
    }

    // Nobody signs in here, so nobody fails to. For all whose handler is its own the framework prepares that failure's
    // metric, and builds the mapping of all paths for it, on each request: an eighth of the service's CPU.
    private static void nobodySignsIn(RoutingContext context) {
        BiConsumer<RoutingContext, Throwable> failing = RoutingContext::fail;
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, failing);
        context.next();
    }

    /**
     * Whether requests of this path are answered here, whatever stands behind the door besides.
     *
     * @param path as routing normalized it
     */
    public static boolean answersHere(String path) {
        return MerchantApiResource.PATHS.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /**
     * Verifies a request, and answers it if it is refused.
     *
     * @param passes goes on with one that is admitted, whose body is paused
     */
    public void admit(RoutingContext context, Consumer<Verdict.Admitted> passes) {
        // The body waits in the connection while the stores are asked.
        context.request().pause();
        verifier.verify(attempt(context)).onSuccess(verdict -> {
            verifications.count(NAME, verdict);
            switch (verdict) {
                case Verdict.Admitted admitted -> {
                    rateLimit.write(context.response(), admitted.windows());
                    // Not when the body ends: one that breaks off has been sent as far as that.
                    context.addEndHandler(over -> meter.answered(admitted.merchant().value(), admitted.key().value(),
                            context.response().bytesWritten()));
                    passes.accept(admitted);
                }
                case Verdict.Refused refused -> {
                    context.request().resume();
                    refusals.of(refused, accept(context)).write(context.response());
                }
            }
        }).onFailure(failure -> {
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
