package dev.latchkey.door;

import java.util.List;
import java.util.Optional;

/** A route as configuration would give it. */
record TestRoute(String path, String scope, Optional<List<String>> methods) implements RouteConfig.Route {

    TestRoute(String path, String scope, String... methods) {
        this(path, scope, methods.length == 0 ? Optional.empty() : Optional.of(List.of(methods)));
    }
}
