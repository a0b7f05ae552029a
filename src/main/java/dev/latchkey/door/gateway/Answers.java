package dev.latchkey.door.gateway;

import dev.latchkey.problem.ErrorForm;
import dev.latchkey.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/** What this service answers itself to requests that it does not pass on, or could not. */
final class Answers {

    private static final long RETRY_SECONDS = 1;

    private Answers() {
    }

    /** Ends a request that the caller must not repeat as it is. */
    static void refuse(RoutingContext context, int status, String code, String advice) {
        end(context, Problem.ofRefusal(status, code, advice));
    }

    /** The same, where nobody knows what comes next on the connection, or it is not worth waiting for. */
    static void refuseAndClose(RoutingContext context, int status, String code, String advice) {
        close(context, Problem.ofRefusal(status, code, advice));
    }

    /**
     * Ends a request that the upstream failed.
     *
     * @param unsent whether the caller may keep its body back, so that nobody knows what comes next
     */
    static void fail(RoutingContext context, Failure failure, boolean unsent) {
        if (failure == Failure.BUSY) {
            context.response().putHeader("Retry-After", Long.toString(RETRY_SECONDS));
        }
        Problem problem = Problem.ofRefusal(failure.status(), failure.code(), "");
        if (unsent) {
            close(context, problem);
        } else {
            end(context, problem);
        }
    }

    private static void end(RoutingContext context, Problem problem) {
        context.request().resume();
        context.response().end(head(context, problem));
    }

    // Where an answer ends, the request that came behind is handled in the same moment, before one can close the connection: and
    // what that is, is in doubt. So it does not end. With HTTP/2 a connection is shared, and each request has an end of its own.
    private static void close(RoutingContext context, Problem problem) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            end(context, problem);
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.response().write(head(context, problem)).onComplete(sent -> context.request().connection().close());
    }

    /** @return the body; none for HEAD, or it would be counted without being sent */
    private static Buffer head(RoutingContext context, Problem problem) {
        ErrorForm form = ErrorForm.atDoors(context.request().getHeader(HttpHeaders.ACCEPT));
        Buffer body = Json.encodeToBuffer(form.body(problem));
        context.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        return context.request().method().equals(HttpMethod.HEAD) ? Buffer.buffer() : body;
    }
}
