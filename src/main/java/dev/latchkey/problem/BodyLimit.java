package dev.latchkey.problem;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers requests that announce too large a body, before it is read. The framework would refuse them as well, but with
 * an empty answer; it still stops those that announce no length.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_THE_FRAMEWORKS = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private final long maxBytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max) {
        maxBytes = max.asLongValue();
    }

    void guard(@Observes Router router) {
        router.route().order(BEFORE_THE_FRAMEWORKS).handler(this::check);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !exceeds(length)) {
            context.next();
            return;
        }
        ErrorForm form = ErrorForm.chosenBy(context.normalizedPath(), context.request().getHeader(HttpHeaders.ACCEPT));
        Problem problem = Problem.of(ProblemCode.BODY_TOO_LARGE, "The body may have at most " + maxBytes / 1024 + " KiB.",
                List.of());
        // Closing spares us the rest of the body.
        context.response().setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .end(Json.encode(form.body(problem)));
    }

    // A length of more than 18 digits is too large for a long, and one with other characters never gets here.
    private boolean exceeds(String length) {
        return length.length() > 18 || Long.parseLong(length) > maxBytes;
    }
}
