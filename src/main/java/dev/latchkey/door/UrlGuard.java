package dev.latchkey.door;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.latchkey.problem.ErrorForm;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.secret.SecretFormat;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests of the Management API, of OAuth's clients and of the console that carry a secret in their URL, such as
 * somebody who searches for a
 * key by its
 * secret: it must not reach a query, and it has been in logs and histories already.
 */
@ApplicationScoped
class UrlGuard {

    private static final Problem REFUSAL = new ProblemException(ProblemCode.BAD_REQUEST,
            "There is an API secret key in the URL, where logs and histories keep it. Revoke that key, and never put one there.")
            .problem();

    private final SecretFormat format;

    UrlGuard(SecretFormat format) {
        this.format = format;
    }

    void guard(@Observes Router router) {
        for (String staff : List.of("/api/*", "/merchants/*", "/oauth2/*")) {
            router.route(staff).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::check);
        }
    }

    private void check(RoutingContext context) {
        if (!format.occursInUrl(context.request().uri())) {
            context.next();
            return;
        }
        ErrorForm form = ErrorForm.chosenBy(context.normalizedPath(), context.request().getHeader(HttpHeaders.ACCEPT));
        context.response().setStatusCode(REFUSAL.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .end(Json.encode(form.body(REFUSAL)));
    }
}
