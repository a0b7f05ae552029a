package dev.latchkey.door.ingress;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

/** Finds the door that an ingress asks at, on whichever port these doors are. */
@ApplicationScoped
class Ingress {

    /** Before anything else looks at the request: to whom the path is the client's, no rule of ours for paths applies. */
    private static final int FIRST = Integer.MIN_VALUE;

    private final List<IngressDoor> doors;
    private final IngressConfig config;
    private final IngressGate gate;

    Ingress(@All List<IngressDoor> doors, IngressConfig config, IngressGate gate) {
        this.doors = doors;
        this.config = config;
        this.gate = gate;
    }

    /** Naming it as a parameter makes it now: a wrong setting must not wait for the first request. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, IngressGate gate) {
    }

    void open(@Observes Router router) {
        if (config.port().isPresent()) {
            return;
        }
        // No route for a path: routing would normalize it, and lead who climbs out of the door to where something else says 200.
        router.route().order(FIRST).handler(context -> {
            if (!handle(context.request())) {
                context.next();
            }
        });
    }

    /** Whether it was for one of the doors, which then ends it. */
    boolean handle(HttpServerRequest request) {
        Optional<IngressDoor> door = door(request.path());
        door.ifPresent(found -> {
            if (gate.opensTo(request.headers())) {
                found.ask(request);
            } else {
                found.turnAway(request);
            }
        });
        return door.isPresent();
    }

    private Optional<IngressDoor> door(String path) {
        for (IngressDoor door : doors) {
            if (door.isAt(path)) {
                return Optional.of(door);
            }
        }
        return Optional.empty();
    }

    @Produces
    @Singleton
    static IngressGate gate(IngressConfig config) {
        try {
            return IngressGate.of(config.secret().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            // The framework tells this exception in one line, without a stack trace.
            throw new ConfigurationException(e.getMessage());
        }
    }
}
