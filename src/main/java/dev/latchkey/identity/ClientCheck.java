package dev.latchkey.identity;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.latchkey.audit.Actor;
import dev.latchkey.network.ClientAddress;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Lets clients in that know their secret.
 *
 * <p>
 * A guess is counted before it is answered, as those at passwords are; but by its address alone, for with a count of each
 * client's guesses any stranger could keep a client out. A client that was right at an address is known there until some
 * minutes
 * after its last request, and costs no store anything meanwhile: guesses from the same address don't keep it out either.
 */
@ApplicationScoped
class ClientCheck {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MAX_REMEMBERED = 10_000;

    private final ClientSecrets clients;
    private final SignInThrottle throttle;
    private final SignInHistory history;
    private final Vertx vertx;
    private final AsyncCache<Place, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED).expireAfterAccess(REMEMBERED).buildAsync();

    ClientCheck(ClientSecrets clients, SignInThrottle throttle, SignInHistory history, Vertx vertx) {
        this.clients = clients;
        this.throttle = throttle;
        this.history = history;
        this.vertx = vertx;
    }

    /**
     * Passes if it is a client's secret.
     *
     * @return fails with {@link AuthenticationFailedException} if there is no such client or it has another secret, with 429
     *         {@code TOO_MANY_ATTEMPTS} if too many wrong ones came from there before
     */
    Uni<Void> require(ClientCredentials credentials, ClientAddress address) {
        return clients.match(credentials) ? passes(credentials.id(), address) : refused(credentials.id(), address);
    }

    // Those that come at once are counted once, or a backend that starts would look like somebody who guesses.
    private Uni<Void> passes(String id, ClientAddress address) {
        Context caller = vertx.getOrCreateContext();
        return Uni.createFrom().completionStage(() -> known.get(new Place(id, address.subscriber()),
                (place, executor) -> throttle.take(address).chain(() -> throttle.giveBack(address)).replaceWith(true)
                        .subscribeAsCompletionStage()))
                // Another request's context may have completed it.
                .emitOn(command -> caller.runOnContext(nothing -> command.run()))
                .replaceWithVoid();
    }

    private Uni<Void> refused(String id, ClientAddress address) {
        return throttle.take(address)
                .chain(() -> history.refused(new Actor(clients.has(id) ? id : null, address.text())))
                .onItem().failWith(() -> new AuthenticationFailedException());
    }

    /** Where a client is. */
    private record Place(String client, String subscriber) {
    }
}
