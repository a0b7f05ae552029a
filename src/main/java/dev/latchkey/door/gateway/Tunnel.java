package dev.latchkey.door.gateway;

import java.util.concurrent.TimeoutException;

import dev.latchkey.verify.Verdict;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;

/**
 * A WebSocket through us: the handshake is a request like others, and what comes after it is bytes in both directions, of which
 * those to the caller are counted when it is over.
 */
final class Tunnel {

    private static final String WEBSOCKET = "websocket";
    private static final int SWITCHING_PROTOCOLS = 101;

    private final RoutingContext context;
    private final Verdict.Admitted admitted;
    private final Passage passage;
    private final Patience patience;
    private HttpClientRequest outgoing;
    private Runnable end = this::silent;
    private boolean over;
    private long bytes;

    Tunnel(RoutingContext context, Verdict.Admitted admitted, Passage passage) {
        this.context = context;
        this.admitted = admitted;
        this.passage = passage;
        this.patience = new Patience(context.vertx(), () -> end.run());
    }

    /** Whether a request asks for one. Other upgrades may be ignored (RFC 9110, 7.8), and are: HTTP/2 clients offer one. */
    static boolean isWantedBy(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, WEBSOCKET, true)
                || request.headers().getAll(HttpHeaders.UPGRADE).stream()
                        .anyMatch(line -> FieldNames.canonical(line).contains(WEBSOCKET));
    }

    void open() {
        // There is no body; but its end must have been heard before the connection can be used for something else.
        context.request().resume();
        context.addEndHandler(answered -> close(answered.failed()));
        passage.connect(HttpMethod.GET, context.request().uri())
                .onFailure(cause -> fail(Failure.toConnect(cause), cause))
                .onSuccess(connected -> {
                    outgoing = connected;
                    patience.allow(passage.config().responseTimeout());
                    shakeHands().onSuccess(this::answered).onFailure(cause -> fail(Failure.BROKEN, cause));
                });
    }

    private Future<HttpClientResponse> shakeHands() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(context.request().headers());
        OutgoingHeaders.rewrite(headers, context.request(), passage.addresses().apply(context.request()), admitted);
        headers.remove(HttpHeaders.HOST).remove(HttpHeaders.CONTENT_LENGTH);
        headers.set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).set(HttpHeaders.UPGRADE, WEBSOCKET);
        outgoing.headers().addAll(headers);
        return outgoing.connect();
    }

    private void answered(HttpClientResponse answer) {
        if (over) {
            outgoing.reset();
            return;
        }
        if (answer.statusCode() == SWITCHING_PROTOCOLS) {
            join(answer);
            return;
        }
        Delivery delivery = new Delivery(context, outgoing, patience, passage.failures()).closing();
        end = delivery::stalled;
        patience.allow(passage.config().idleTimeout());
        delivery.send(answer.statusCode(), answer.statusMessage(), answer.headers(), answer);
    }

    private void join(HttpClientResponse answer) {
        context.response().setStatusCode(SWITCHING_PROTOCOLS);
        IncomingHeaders.copy(answer.headers(), context.response().headers());
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).putHeader(HttpHeaders.UPGRADE, WEBSOCKET);
        NetSocket upstream = answer.netSocket();
        context.request().toNetSocket().onFailure(cause -> upstream.close()).onSuccess(caller -> {
            end = () -> {
                upstream.close();
                caller.close();
            };
            patience.allow(passage.config().idleTimeout());
            upstream.closeHandler(closed -> caller.close());
            caller.closeHandler(closed -> {
                upstream.close();
                close(false);
                passage.sent().accept(admitted, bytes);
            });
            watched(caller, false).pipeTo(upstream);
            watched(upstream, true).pipeTo(caller);
        });
    }

    private WatchedBody watched(NetSocket from, boolean counted) {
        return new WatchedBody(from, new WatchedBody.Watcher() {
            @Override
            public void begins() {
                // nothing to be told
            }

            @Override
            public boolean part(Buffer part) {
                patience.moved();
                bytes += counted ? part.length() : 0;
                return true;
            }

            @Override
            public void ended() {
                patience.moved();
            }
        });
    }

    private void silent() {
        fail(Failure.SILENT, new TimeoutException());
        outgoing.reset();
    }

    private void fail(Failure failure, Throwable cause) {
        patience.stop();
        if (!over) {
            over = true;
            passage.failures().count(failure, cause);
            Answers.fail(context, failure);
        }
    }

    private void close(boolean gone) {
        patience.stop();
        over = true;
        if (gone && outgoing != null) {
            outgoing.reset();
        }
    }
}
