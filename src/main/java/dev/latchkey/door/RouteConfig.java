package dev.latchkey.door;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** Which requests need a scope. Without routes none does. */
@ConfigMapping(prefix = "latchkey.routes")
public interface RouteConfig {

    /** In the order in which they are looked at: the first that matches decides. */
    @WithParentName
    List<Route> routes();

    interface Route {

        /** Segments as in {@code /merchant-api/v1/orders/*}: {@code *} is any one, {@code **} at the end any number of them. */
        String path();

        /** All if absent. {@code GET} means {@code HEAD} too. */
        Optional<List<String>> methods();

        /** What a key that has a list of scopes must have in it. */
        String scope();
    }
}
