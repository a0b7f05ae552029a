package dev.latchkey.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.quarkus.vertx.http.runtime.security.PersistentLoginManager.RestoreResult;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The browser's half of a session: its id, encrypted and with a time limit, by the framework's own means for such cookies. */
@ApplicationScoped
class SessionCookie {

    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);
    /** Until the browser closes, or the time limit inside has passed. */
    private static final long SESSION_ONLY = -1;

    private final PersistentLoginManager manager;
    private final String name;
    private final boolean secure;

    SessionCookie(SessionConfig config) {
        secure = config.secureCookie();
        // Browsers take a cookie of this prefix only if it is secure and of this very host (RFC 6265bis, 4.1.3.2): no
        // neighbour's subdomain can plant one.
        name = secure ? "__Host-latchkey-session" : "latchkey-session";
        // Lax, not Strict: a link to the console in a mail should find one signed in. No GET changes anything.
        manager = new PersistentLoginManager(config.key(), name, config.idleTimeout().toMillis(),
                RENEWED_EVERY.toMillis(), true, "LAX", "/", SESSION_ONLY, null);
    }

    String name() {
        return name;
    }

    /** The session's id and what is needed to renew the cookie; nothing if there is none, or it is spoilt or too old. */
    Optional<Current> read(RoutingContext request) {
        RestoreResult restored = manager.restore(request);
        return restored == null ? Optional.empty()
                : Optional.of(new Current(UUID.fromString(restored.getPrincipal()), restored));
    }

    void set(UUID id, RoutingContext request) {
        manager.save(id.toString(), request, name, null, secure);
    }

    /** Puts the time limit off, if it is time to. */
    void renew(Current current, RoutingContext request) {
        manager.save(current.id().toString(), request, name, current.restored(), secure);
    }

    // Not by the manager: it leaves out that the cookie is secure, and then browsers keep it.
    void clear(RoutingContext request) {
        request.response().addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0).setHttpOnly(true).setSecure(secure)
                .setSameSite(CookieSameSite.LAX));
    }

    record Current(UUID id, RestoreResult restored) {
    }
}
