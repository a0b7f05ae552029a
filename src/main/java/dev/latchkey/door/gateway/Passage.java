package dev.latchkey.door.gateway;

import java.util.function.Function;
import java.util.function.ObjLongConsumer;

import dev.latchkey.network.ClientAddress;
import dev.latchkey.verify.Verdict;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * What every request that is passed on has in common.
 *
 * @param addresses tells whose address a request came from
 * @param sent is told how many bytes went to a caller on a connection that is no longer HTTP
 */
record Passage(Upstream upstream, HttpClient client, GatewayConfig config, Function<HttpServerRequest, ClientAddress> addresses,
        ObjLongConsumer<Verdict.Admitted> sent, Failures failures) {

    /** A connection to the upstream, with nothing sent yet. */
    Future<HttpClientRequest> connect(HttpMethod method, String pathAndQuery) {
        return client.request(upstream.request(method, pathAndQuery)
                .setConnectTimeout(config.connectTimeout().toMillis())).map(connected -> connected.exceptionHandler(told -> {
                    // The answer tells it too; with nobody here, the client would log each.
                }));
    }
}
