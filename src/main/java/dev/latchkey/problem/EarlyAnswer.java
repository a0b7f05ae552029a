package dev.latchkey.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/** Ends requests that never get as far as a resource. */
public final class EarlyAnswer {

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "1";

    private EarlyAnswer() {
    }

    /** Ends a request in the form that its path and its {@code Accept} ask for. */
    public static void end(RoutingContext context, Problem problem) {
        ErrorForm form = ErrorForm.chosenBy(context.normalizedPath(), context.request().getHeader(HttpHeaders.ACCEPT));
        HttpServerResponse response = context.response().setStatusCode(problem.status());
        if (problem.status() == UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        // Closing spares us the rest of the body.
        if (awaitsBody(context.request()) && context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType()).end(Json.encode(form.body(problem)));
    }

    /** Whether some of its body has not been read. */
    public static boolean awaitsBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return !request.isEnded()
                && (request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || length != null && !length.equals("0"));
    }
}
