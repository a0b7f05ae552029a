package dev.latchkey.door.gateway;

import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;

/**
 * The upstream's answer on its way to the caller, as fast as the caller takes it. The library's own way of sending it
 * is not used: it gathers answers of unknown length in memory for callers that speak HTTP/1.0, as nginx does by default, and
 * tells the length of answers to HEAD as 0.
 */
final class Delivery implements WatchedBody.Watcher {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final RoutingContext context;
    private final HttpClientRequest upstream;
    private final Patience patience;
    private final Failures failures;
    private boolean close;
    private boolean over;

    /** @param upstream the request that is being answered */
    Delivery(RoutingContext context, HttpClientRequest upstream, Patience patience, Failures failures) {
        this.context = context;
        this.upstream = upstream;
        this.patience = patience;
        this.failures = failures;
    }

    /** Ends the caller's connection afterwards: nobody knows what comes on it next. */
    Delivery closing() {
        close = true;
        return this;
    }

    /** @throws IllegalArgumentException if there is something in the head that can't be sent; nothing was then */
    void send(int status, String reason, MultiMap headers, ReadStream<Buffer> body) {
        HttpServerResponse response = context.response().setStatusCode(status);
        boolean empty = context.request().method().equals(HttpMethod.HEAD) || status == NO_CONTENT || status == NOT_MODIFIED;
        // With a reason of its own, the server does not recognize what must have no length.
        if (reason != null && !empty) {
            response.setStatusMessage(reason);
        }
        IncomingHeaders.copy(headers, response.headers());
        if (!empty && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            // Where there are no chunks, the end of the connection is the end of the body.
            close = close || context.request().version() == HttpVersion.HTTP_1_0;
            response.setChunked(context.request().version() == HttpVersion.HTTP_1_1);
        }
        if (close && context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (empty) {
            body.resume();
            response.end().onComplete(this::sent);
        } else {
            new WatchedBody(body, this).pipe().endOnFailure(false).to(response, this::sent);
        }
    }

    /** It does not go on. */
    void stalled() {
        fail(Failure.STALLED_BODY, new IllegalStateException("nothing moves"));
    }

    @Override
    public void begins() {
        // the caller's readiness is nothing to be told
    }

    @Override
    public boolean part(Buffer part) {
        patience.moved();
        return true;
    }

    @Override
    public void ended() {
        patience.moved();
    }

    private void sent(AsyncResult<Void> sent) {
        if (sent.failed()) {
            fail(Failure.BROKEN_BODY, sent.cause());
        } else if (close && context.request().version() != HttpVersion.HTTP_2) {
            context.request().connection().close();
        }
        over = true;
        patience.stop();
    }

    // The caller has the head already: that the body is not whole can only be told by not ending it.
    private void fail(Failure failure, Throwable cause) {
        if (!over) {
            over = true;
            if (!context.response().closed()) {
                failures.count(failure, cause);
            }
            upstream.reset();
            breakOff();
        }
    }

    // Not by the response with HTTP/1: nobody who counts what was sent would hear of it.
    private void breakOff() {
        if (context.request().version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            context.request().connection().close();
        }
    }
}
