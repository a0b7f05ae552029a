package dev.latchkey.overload;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.latchkey.problem.BodyLimit;
import dev.latchkey.problem.EarlyAnswer;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Bounds the requests that wait for a store without being verified: how many there are, and how long each takes. What is sent
 * from memory, as the console's assets are, needs no bound; doors and gateway have their own.
 */
@ApplicationScoped
class RequestBound {

    /** Before anything else looks at the request, but for the doors of the ingress. */
    private static final int ORDER = BodyLimit.BEFORE - 1;
    private static final Set<String> ROOTS = Set.of("", "api", "invitation", "merchants", "oauth2", "preferences", "sign-in",
            "sign-out");
    /** Behind the door, whose answer must not come after ours. */
    private static final int ADMITTED = BodyLimit.LOOK + 2;
    private static final List<String> MERCHANT_API = List.of("/merchant-api/v1/merchant", "/merchant-api/v1/usage");
    private static final Set<String> BACKENDS = Set.of("/api/v1/verify", "/oauth2/introspect");
    private static final Problem BUSY = new ProblemException(ProblemCode.UNAVAILABLE,
            "Too many requests are under way here. Try again in a moment.").problem();
    private static final String GIVEN_UP = RequestBound.class.getName();
    private static final long LAST_LOOK_MILLIS = 10;
    private static final Problem LATE = new ProblemException(ProblemCode.UNAVAILABLE,
            "This took too long. If it was to change anything, that may be done or not: look before you repeat it.").problem();
    private static final Problem BODY_LATE = new ProblemException(ProblemCode.REQUEST_TIMEOUT,
            "The rest of the body did not come.").problem();

    private final Crowd crowd;
    private final long patienceMillis;
    private final Counter late;
    private final Vertx vertx;

    RequestBound(Crowd crowd, OverloadConfig config, MeterRegistry registry, Vertx vertx) {
        this.crowd = crowd;
        patienceMillis = config.answerWithin().toMillis();
        late = registry.counter(Crowd.REFUSED, Crowd.WHAT, "late");
        this.vertx = vertx;
    }

    void guard(@Observes Router router) {
        router.route().order(ORDER).failureHandler(RequestBound::forget).handler(context -> {
            if (holdsFor(context.normalizedPath())) {
                bound(context, BACKENDS.contains(context.normalizedPath()) ? crowd.backends() : crowd.requests());
            } else {
                context.next();
            }
        });
        MERCHANT_API.forEach(path -> router.route(path).order(ADMITTED).handler(context -> bound(context, crowd.admitted())));
    }

    /** @param path as routing normalized it, not one of the Merchant API */
    static boolean holdsFor(String path) {
        int end = path.indexOf('/', 1);
        String first = end < 0 ? path.substring(1) : path.substring(1, end);
        // Resources match without what stands behind it, and so must this.
        int parameters = first.indexOf(';');
        return ROOTS.contains(parameters < 0 ? first : first.substring(0, parameters));
    }

    private void bound(RoutingContext context, Places places) {
        if (places.take()) {
            long timer = vertx.setTimer(patienceMillis, over -> giveUp(context));
            context.addEndHandler(ended -> {
                vertx.cancelTimer(timer);
                places.giveBack();
            });
            context.next();
        } else {
            EarlyAnswer.end(context, BUSY);
        }
    }

    // An answer that has begun is on its way: only its receiver can be slow, which an idle connection's bound sees to.
    private void giveUp(RoutingContext context) {
        if (!context.response().headWritten()) {
            late.increment();
            context.put(GIVEN_UP, true);
            // A body is not read before it is known who sends it. Whose fault it is shows once it may flow.
            context.request().resume();
            vertx.setTimer(LAST_LOOK_MILLIS, looked -> end(context));
        }
    }

    private static void end(RoutingContext context) {
        if (!context.response().headWritten()) {
            EarlyAnswer.end(context, EarlyAnswer.awaitsBody(context.request()) ? BODY_LATE : LATE);
        }
    }

    // What comes of it in the end has nobody to go to: it fails, for there is an answer already.
    private static void forget(RoutingContext context) {
        if (context.get(GIVEN_UP) == null || !context.response().ended()) {
            context.next();
        }
    }
}
