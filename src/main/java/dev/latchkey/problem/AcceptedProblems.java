package dev.latchkey.problem;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes {@code Accept: application/problem+json} for a wish about errors. Clients that a generator made send it alone, because
 * it
 * is the first JSON type in the document; taken literally, nothing that succeeds could be answered.
 */
@ApplicationScoped
class AcceptedProblems {

    private static final String JSON = ", application/json";

    void guard(@Observes Router router) {
        for (String path : List.of("/api/*", "/oauth2/*", "/merchant-api/v1/merchant", "/merchant-api/v1/usage")) {
            router.route(path).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(AcceptedProblems::add);
        }
    }

    private static void add(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.toLowerCase(Locale.ROOT).contains(Problem.MEDIA_TYPE)) {
            context.request().headers().set(HttpHeaders.ACCEPT, accept + JSON);
        }
        context.next();
    }
}
