package dev.latchkey.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** An operator's system that is told of events. It does what the test wants. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<Consumer<HttpServerResponse>> behaviour = new AtomicReference<>();

    /** What came. */
    record Received(String path, MultiMap headers, String body) {
    }

    Receiver(Vertx vertx) {
        this(vertx, new HttpServerOptions());
    }

    Receiver(Vertx vertx, HttpServerOptions options) {
        answers(204);
        server = vertx.createHttpServer(options).requestHandler(this::receive).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().join();
    }

    private void receive(HttpServerRequest request) {
        request.bodyHandler(body -> {
            received.add(new Received(request.uri(), request.headers(), body.toString()));
            behaviour.get().accept(request.response());
        });
    }

    Receiver answers(int status) {
        return behaves(answer -> answer.setStatusCode(status).end());
    }

    Receiver behaves(Consumer<HttpServerResponse> what) {
        behaviour.set(what);
        return this;
    }

    int port() {
        return server.actualPort();
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
