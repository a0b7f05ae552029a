package dev.latchkey.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What this instance changes by itself it knows before it answers: whoever revoked a key and asks the same instance next finds
 * it
 * revoked. PostgreSQL's notice comes as well, but some milliseconds later. Only what succeeded counts, or anybody could make
 * us forget what we keep.
 */
@ApplicationScoped
class OwnChanges {

    private static final int FIRST_NOT_DONE = 300;
    private static final String LEAKS = "/api/v1/leaks";
    private static final Pattern OF_MERCHANT = Pattern.compile("/api/v1/merchants/([A-Za-z0-9_-]+)(/.*)?");

    private final Changes changes;

    OwnChanges(Changes changes) {
        this.changes = changes;
    }

    void watch(@Observes Router router) {
        router.route("/api/*").order(-1).handler(request -> {
            if (request.request().method() != HttpMethod.GET && request.request().method() != HttpMethod.HEAD) {
                // Headers are sent when the change is committed, and not earlier.
                request.addHeadersEndHandler(sending -> note(request));
            }
            request.next();
        });
    }

    private void note(RoutingContext request) {
        if (request.response().getStatusCode() >= FIRST_NOT_DONE) {
            return;
        }
        Matcher path = OF_MERCHANT.matcher(request.normalizedPath());
        if (path.matches()) {
            changes.changed(path.group(1));
        } else if (request.normalizedPath().equals(LEAKS)) {
            // Whose key it was, only the answer knows.
            changes.allChanged();
        }
    }
}
