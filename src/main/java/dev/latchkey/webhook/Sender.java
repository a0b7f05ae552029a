package dev.latchkey.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Sends to an endpoint once. The name is resolved here, all its addresses are looked at, and the connection is made to one of
 * those: nobody resolves it a second time, when it might be another. Redirects are not followed, and of the answer nothing but
 * the status is read.
 */
final class Sender {

    private static final int MAX_HEADER_BYTES = 8192;

    private final HttpClient client;
    private final AddressGuard guard;
    private final Duration timeout;

    Sender(Vertx vertx, AddressGuard guard, Duration timeout) {
        this(vertx, guard, timeout, new HttpClientOptions());
    }

    /** @param options whom to trust, if not those whom Java trusts */
    Sender(Vertx vertx, AddressGuard guard, Duration timeout, HttpClientOptions options) {
        client = vertx.createHttpClient(options.setKeepAlive(false).setMaxHeaderSize(MAX_HEADER_BYTES));
        this.guard = guard;
        this.timeout = timeout;
    }

    /** How long it may take at most. */
    Duration timeout() {
        return timeout;
    }

    /**
     * Never fails.
     *
     * @param id the same for each attempt, so that the receiver can tell a repetition
     */
    Uni<Outcome> send(Endpoint endpoint, String id, String body, Instant now) {
        return resolve(endpoint.host())
                .chain(addresses -> guard.allowsAll(addresses) ? post(endpoint, addresses.getFirst(), id, body, now)
                        : Uni.createFrom().item(new Outcome.Unanswered(DeliveryError.ADDRESS_NOT_ALLOWED)))
                .ifNoItem().after(timeout).fail()
                .onFailure().recoverWithItem(failure -> new Outcome.Unanswered(errorOf(failure)));
    }

    private static Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom().item(() -> {
            try {
                return List.of(InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                throw new UnknownNameException(e);
            }
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Outcome> post(Endpoint endpoint, InetAddress address, String id, String body, Instant now) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(endpoint.port(), address.getHostAddress()))
                .setHost(endpoint.host()).setPort(endpoint.port()).setSsl(endpoint.secure()).setURI(path(endpoint))
                .setTimeout(timeout.toMillis())
                .putHeader("Content-Type", "application/json").putHeader("User-Agent", "Latchkey")
                .putHeader("webhook-id", id).putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", endpoint.signature(id, now, body));
        return Uni.createFrom().emitter(outcome -> client.request(options)
                .onFailure(outcome::fail)
                .onSuccess(request -> {
                    // The connection ends with the attempt, however that ends: what else comes is not read.
                    outcome.onTermination(request::reset);
                    request.send(Buffer.buffer(body))
                            .onSuccess(answer -> outcome.complete(new Outcome.Answered(answer.statusCode())))
                            .onFailure(outcome::fail);
                }));
    }

    private static String path(Endpoint endpoint) {
        String path = endpoint.url().getRawPath().isEmpty() ? "/" : endpoint.url().getRawPath();
        return endpoint.url().getRawQuery() == null ? path : path + "?" + endpoint.url().getRawQuery();
    }

    private static DeliveryError errorOf(Throwable failure) {
        return switch (failure) {
            case UnknownNameException unknown -> DeliveryError.UNKNOWN_HOST;
            case TimeoutException late -> DeliveryError.TIMEOUT;
            case io.smallrye.mutiny.TimeoutException late -> DeliveryError.TIMEOUT;
            case SSLException untrusted -> DeliveryError.TLS;
            default -> DeliveryError.UNREACHABLE;
        };
    }

    private static final class UnknownNameException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownNameException(UnknownHostException cause) {
            super(cause);
        }
    }
}
