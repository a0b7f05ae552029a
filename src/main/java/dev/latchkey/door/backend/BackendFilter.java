package dev.latchkey.door.backend;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.latchkey.identity.BackendAccess;
import io.smallrye.mutiny.Uni;

/** Refuses everybody else before the body is read, so that nobody else learns what is wrong with it. */
class BackendFilter {

    private final BackendAccess access;

    BackendFilter(BackendAccess access) {
        this.access = access;
    }

    @ServerRequestFilter
    @ForBackends
    public Uni<Void> check() {
        return access.require();
    }
}
