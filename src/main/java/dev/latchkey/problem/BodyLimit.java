package dev.latchkey.problem;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Bounds the bodies of requests: {@value #ORDINARY_KIB} KiB, but where a resource allows more. Requests that announce too large
 * a body are answered before it is read; the framework stops those that announce none. Its own bound, which holds for all
 * paths alike and answers with nothing, is the largest that any resource allows.
 */
@ApplicationScoped
public class BodyLimit {

    /** Where the bound is looked at: before the framework asks who sends the request, which costs more than an empty answer. */
    public static final int LOOK = -1_000;
    /** For routes that call {@link #allow}: they must come before the bound is looked at. */
    public static final int BEFORE = LOOK - 1;

    static final int ORDINARY_KIB = 64;

    private static final int KIB = 1024;
    private static final String ALLOWED = BodyLimit.class.getName();

    /** Lets this request have a larger body than others. */
    public static void allow(RoutingContext request, int kibibytes) {
        request.put(ALLOWED, kibibytes);
    }

    void guard(@Observes Router router) {
        router.route().order(LOOK).handler(BodyLimit::check);
        // The framework has just put its own bound there.
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(request -> {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, (long) kibibytes(request) * KIB);
            request.next();
        });
    }

    private static void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        int kibibytes = kibibytes(context);
        if (length == null || !exceeds(length, (long) kibibytes * KIB)) {
            context.next();
            return;
        }
        EarlyAnswer.end(context,
                Problem.of(ProblemCode.BODY_TOO_LARGE, "The body may have at most " + kibibytes + " KiB.", List.of()));
    }

    private static int kibibytes(RoutingContext request) {
        Integer allowed = request.get(ALLOWED);
        return allowed == null ? ORDINARY_KIB : allowed;
    }

    // A length of more than 18 digits is too large for a long, and one with other characters never gets here.
    private static boolean exceeds(String length, long maxBytes) {
        return length.length() > 18 || Long.parseLong(length) > maxBytes;
    }
}
