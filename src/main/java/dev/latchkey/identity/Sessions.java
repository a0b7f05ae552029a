package dev.latchkey.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Actor;
import dev.latchkey.network.ClientAddresses;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Who is signed in to the console. Sessions are rows of the database, so that signing out ends them for whoever has a copy
 * of the cookie, and every instance knows.
 */
@ApplicationScoped
public class Sessions implements IdentityProvider<SessionRequest> {

    private final SessionCookie cookie;
    private final SignInHistory history;
    private final ClientAddresses addresses;
    private final SessionConfig config;
    private final Clock clock;

    Sessions(SessionCookie cookie, SignInHistory history, ClientAddresses addresses, SessionConfig config, Clock clock) {
        this.cookie = cookie;
        this.history = history;
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
    }

    /** Signs an account in: ends the session that the browser had, and gives it a new one. */
    public Uni<Void> start(Account account, RoutingContext request) {
        Session session = new Session();
        session.accountId = account.id;
        session.subject = account.email;
        session.displayName = account.email;
        session.platform = account.platform;
        return start(session, request);
    }

    /** The same for somebody whom the OpenID provider knows. */
    Uni<Void> start(SecurityIdentity identity, RoutingContext request) {
        Caller caller = new Caller(identity, request, addresses);
        Session session = new Session();
        session.subject = caller.subject();
        session.displayName = caller.displayName();
        session.platform = caller.isPlatform();
        return start(session, request);
    }

    /** Signs out. Without a session there is nothing to do. */
    public Uni<Void> end(RoutingContext request) {
        return Panache.withTransaction(() -> endCurrent(request)).invoke(() -> cookie.clear(request));
    }

    /** Signs out here and wherever else the same person is signed in, as after a cookie was stolen or a laptop lost. */
    public Uni<Void> endAll(RoutingContext request) {
        return Panache.withTransaction(() -> current(request).chain(session -> session == null ? Uni.createFrom().voidItem()
                : Session.deleteOf(session.subject).chain(() -> history.allSessionsEnd(actor(session, request)))))
                .invoke(() -> cookie.clear(request));
    }

    private Uni<Void> endCurrent(RoutingContext request) {
        return current(request).chain(session -> session == null ? Uni.createFrom().voidItem()
                : session.delete().chain(() -> history.sessionEnds(actor(session, request))));
    }

    // Of two that sign out at once, by copies of one cookie, the second finds none.
    private Uni<Session> current(RoutingContext request) {
        return cookie.read(request).map(read -> Session.lockLive(read.id(), clock.instant()))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Actor actor(Session session, RoutingContext request) {
        return new Actor(session.subject, addresses.of(request).text());
    }

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return Panache.withSession(() -> Session.findLive(request.id(), clock.instant())
                .onItem().ifNull().failWith(AuthenticationFailedException::new)
                .chain(Sessions::identity));
    }

    /** An account is asked again each time; of the provider's people the session knows all that there is. */
    private static Uni<SecurityIdentity> identity(Session session) {
        return session.accountId == null
                ? Uni.createFrom().item(Caller.ofProvider(session.subject, session.displayName, session.platform))
                : Account.<Account> findById(session.accountId)
                        .onItem().ifNull().failWith(AuthenticationFailedException::new).map(Account::identity);
    }

    private Uni<Void> start(Session session, RoutingContext request) {
        Instant now = clock.instant();
        session.id = UUID.randomUUID();
        session.createdAt = now;
        session.expiresAt = now.plus(config.maxAge());
        return Panache.withTransaction(() -> deleteCurrent(request)
                .chain(() -> Session.deleteExpired(now))
                .chain(() -> session.persist())
                .chain(() -> history.sessionBegins(actor(session, request))))
                .invoke(() -> cookie.set(session.id, request))
                .replaceWithVoid();
    }

    private Uni<Void> deleteCurrent(RoutingContext request) {
        return cookie.read(request)
                .map(current -> Session.deleteById(current.id()).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
