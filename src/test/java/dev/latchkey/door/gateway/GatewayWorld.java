package dev.latchkey.door.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.network.ClientAddress;
import dev.latchkey.verify.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;

/** A gateway behind a door that lets everybody in as one key, and an upstream before which it stands. */
final class GatewayWorld implements AutoCloseable {

    static final String MERCHANT = "merchant-1";
    static final UUID KEY = UUID.fromString("0190a6c0-0000-7000-8000-000000000001");

    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final Vertx vertx = Vertx.vertx();

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    /** What the door would have counted. */
    final AtomicLong bytes = new AtomicLong();

    /** What went through WebSockets. */
    private final AtomicLong tunnelled = new AtomicLong();
    private final int port;

    /**
     * @param upstream its address
     * @param scopes what the key is limited to
     */
    private GatewayWorld(String upstream, GatewayConfig config, List<String> scopes) {
        Verdict.Admitted admitted = new Verdict.Admitted(new MerchantId(MERCHANT), new ApiKeyId(KEY), scopes, Optional.empty(),
                null, Set.of());
        io.vertx.core.http.HttpClient client = Gateways.client(Gateways.options(config), vertx,
                config.maxConnections(), 1);
        Gateway gateway = new Gateway("/merchant-api/v1/", new Passage(Upstream.parse(upstream), client, config,
                request -> ClientAddress.of(request.connection().remoteAddress().hostAddress()),
                (key, count) -> tunnelled.addAndGet(count), new Failures(metrics)));
        Router router = Router.router(vertx);
        router.route("/merchant-api/v1/*").handler(context -> {
            context.request().pause();
            context.response().putHeader("RateLimit", "\"merchant\";r=299;t=60").putHeader("Cache-Control", "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff");
            context.addEndHandler(over -> bytes.addAndGet(context.response().bytesWritten()));
            // As the stores do, the door takes its time.
            vertx.setTimer(1, verified -> gateway.pass(context, admitted));
        });
        port = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")).actualPort();
    }

    /** Before a server that answers by HTTP. */
    static GatewayWorld before(Handler<HttpServerRequest> upstream) {
        return before(upstream, TestConfig.defaults());
    }

    static GatewayWorld before(Handler<HttpServerRequest> upstream, GatewayConfig config, String... scopes) {
        Vertx vertx = Vertx.vertx();
        int port = await(vertx.createHttpServer().requestHandler(upstream).listen(0, "127.0.0.1")).actualPort();
        return new GatewayWorld("http://127.0.0.1:" + port + "/base", config, List.of(scopes));
    }

    /** Before a server that answers whatever it likes. */
    static GatewayWorld beforeSocket(Handler<NetSocket> upstream, GatewayConfig config) {
        Vertx vertx = Vertx.vertx();
        int port = await(vertx.createNetServer(new NetServerOptions()).connectHandler(upstream).listen(0, "127.0.0.1"))
                .actualPort();
        return new GatewayWorld("http://127.0.0.1:" + port, config, List.of());
    }

    /** Before nothing. */
    static GatewayWorld beforeNobody() {
        return beforeNobody(TestConfig.defaults());
    }

    static GatewayWorld beforeNobody(GatewayConfig config) {
        return new GatewayWorld("http://127.0.0.1:1", config, List.of());
    }

    HttpClient http2() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/merchant-api/v1" + path));
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Bytes on the wire, as they are. */
    Conversation connect() throws Exception {
        return new Conversation(port);
    }

    long metered() {
        return tunnelled.get();
    }

    double failures(String kind) {
        return metrics.counter("latchkey.gateway.failures", "kind", kind).count();
    }

    @Override
    public void close() {
        vertx.close();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
