package dev.latchkey.identity;

import java.util.UUID;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who is signed in by a session. */
final class SessionRequest extends BaseAuthenticationRequest {

    private final UUID id;

    SessionRequest(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }
}
