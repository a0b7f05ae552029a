package dev.latchkey.door.gateway;

import java.util.concurrent.TimeoutException;

import dev.latchkey.verify.Verdict;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** One admitted request on its way to the upstream, and its answer on the way back. */
final class Exchange implements ProxyInterceptor, WatchedBody.Watcher {

    private static final String CHUNKED = "chunked";
    private static final int FIRST_FINAL_STATUS = 200;

    private final RoutingContext context;
    private final HttpServerRequest incoming;
    private final Verdict.Admitted admitted;
    private final Passage passage;
    private final Patience patience;
    private final boolean expectsContinue;
    private HttpClientRequest outgoing;
    private WatchedBody upload;
    private long uploaded;
    private Delivery delivery;
    /** What the caller is told instead of the upstream's answer. */
    private Runnable instead;
    private boolean gone;

    Exchange(RoutingContext context, Verdict.Admitted admitted, Passage passage) {
        this.context = context;
        this.incoming = context.request();
        this.admitted = admitted;
        this.passage = passage;
        this.patience = new Patience(context.vertx(), this::timedOut);
        this.expectsContinue = OutgoingHeaders.expectsContinue(incoming);
    }

    void start() {
        if (announcesTooMuch()) {
            refuseLargeBody();
            return;
        }
        context.addEndHandler(answered -> {
            patience.stop();
            if (answered.failed()) {
                gone = true;
                abort();
            }
        });
        // Its way with WebSockets goes past interceptors, and so would the secret.
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), passage.client())
                .origin(proxied -> connect()).addInterceptor(this).handle(incoming);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxied) {
        ProxyRequest request = proxied.request();
        upload = new WatchedBody(request.getBody().stream(), this);
        OutgoingHeaders.rewrite(request.headers(), incoming, passage.addresses().apply(incoming), admitted);
        request.setURI(passage.upstream().basePath() + request.getURI());
        request.setBody(Body.body(upload, request.getBody().length()));
        return proxied.sendRequest().compose(Exchange::wellFormed).onFailure(cause -> fail(Failure.BROKEN, cause));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxied) {
        patience.stop();
        if (!gone && instead == null) {
            deliver(proxied.response());
        }
        if (!gone && instead != null) {
            instead.run();
        }
        // Whatever became of it: the library has nothing to add.
        return Future.succeededFuture();
    }

    @Override
    public void begins() {
        if (outgoing == null) {
            return;
        }
        patience.allow(passage.config().responseTimeout());
        if (expectsContinue) {
            frame();
            outgoing.sendHead();
        }
    }

    @Override
    public boolean part(Buffer part) {
        if (outgoing == null || instead != null) {
            return false;
        }
        patience.moved();
        uploaded += part.length();
        if (exceeds(uploaded)) {
            instead = this::refuseLargeBody;
            abort();
            return false;
        }
        frame();
        return true;
    }

    @Override
    public void ended() {
        patience.moved();
    }

    private Future<HttpClientRequest> connect() {
        return passage.connect(incoming.method(), incoming.uri()).map(connected -> {
            outgoing = connected;
            connected.continueHandler(ready -> {
                patience.moved();
                if (!context.response().headWritten()) {
                    context.response().writeContinue();
                }
            });
            if (gone) {
                abort();
            }
            return connected;
        }).onFailure(cause -> fail(Failure.toConnect(cause), cause));
    }

    // A body of unknown length comes in chunks with HTTP/1.1, but not with HTTP/2; the library knows the former only.
    private void frame() {
        if (!outgoing.isChunked() && !outgoing.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            outgoing.setChunked(true);
        }
    }

    private static Future<ProxyResponse> wellFormed(ProxyResponse answer) {
        String encoding = answer.headers().get(HttpHeaders.TRANSFER_ENCODING);
        return answer.getStatusCode() >= FIRST_FINAL_STATUS && (encoding == null || encoding.equalsIgnoreCase(CHUNKED))
                ? Future.succeededFuture(answer)
                : Future.failedFuture("no answer that can be passed on");
    }

    private void deliver(ProxyResponse answer) {
        delivery = new Delivery(context, outgoing, patience, passage.failures());
        if (expectsContinue && uploaded == 0) {
            delivery.closing();
        }
        patience.allow(passage.config().idleTimeout());
        try {
            delivery.send(answer.getStatusCode(), answer.getStatusMessage(), answer.headers(), answer.getBody().stream());
        } catch (IllegalArgumentException e) {
            patience.stop();
            fail(Failure.BROKEN, e);
            abort();
        }
    }

    private void timedOut() {
        if (delivery != null) {
            delivery.stalled();
            return;
        }
        if (upload.waitsForSender()) {
            instead = () -> Answers.refuseAndClose(context, 408, "REQUEST_TIMEOUT", "The rest of the body did not come.");
        } else {
            fail(Failure.SILENT, new TimeoutException());
        }
        abort();
    }

    private void fail(Failure failure, Throwable cause) {
        if (!gone && instead == null) {
            passage.failures().count(failure, cause);
            instead = () -> Answers.fail(context, failure);
        }
    }

    private void abort() {
        patience.stop();
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    private boolean announcesTooMuch() {
        String length = incoming.getHeader(HttpHeaders.CONTENT_LENGTH);
        // A length that is no number never gets here.
        return length != null && exceeds(Long.parseLong(length));
    }

    private boolean exceeds(long bytes) {
        return passage.config().maxRequestBody().map(MemorySize::asLongValue).filter(most -> bytes > most).isPresent();
    }

    private void refuseLargeBody() {
        Answers.refuseAndClose(context, 413, "BODY_TOO_LARGE", "The body may have at most "
                + passage.config().maxRequestBody().map(MemorySize::asLongValue).orElse(0L) + " bytes.");
    }
}
