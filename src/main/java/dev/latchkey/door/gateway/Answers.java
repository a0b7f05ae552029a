package dev.latchkey.door.gateway;

import dev.latchkey.problem.ErrorForm;
import dev.latchkey.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/** What this service answers itself to requests that it does not pass on, or could not. */
final class Answers {

    private static final long RETRY_SECONDS = 1;

    private Answers() {
    }

    /** Ends a request that the caller must not repeat as it is. */
    static Future<Void> refuse(RoutingContext context, int status, String code, String advice) {
        return end(context, Problem.ofRefusal(status, code, advice));
    }

    /** The same, where the rest of its body is not worth waiting for. */
    static void refuseAndClose(RoutingContext context, int status, String code, String advice) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        refuse(context, status, code, advice).onComplete(sent -> context.request().connection().close());
    }

    /** Ends a request that the upstream failed. */
    static void fail(RoutingContext context, Failure failure) {
        if (failure == Failure.BUSY) {
            context.response().putHeader("Retry-After", Long.toString(RETRY_SECONDS));
        }
        end(context, Problem.ofRefusal(failure.status(), failure.code(), ""));
    }

    private static Future<Void> end(RoutingContext context, Problem problem) {
        ErrorForm form = ErrorForm.atDoors(context.request().getHeader(HttpHeaders.ACCEPT));
        context.request().resume();
        HttpServerResponse response = context.response().setStatusCode(problem.status());
        return response.putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType()).end(Json.encode(form.body(problem)));
    }
}
