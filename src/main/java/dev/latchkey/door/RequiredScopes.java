package dev.latchkey.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which scope a request needs, by the routes of {@link RouteConfig}: the first that matches decides. A path that others may
 * read differently than we do, for instance with an encoded slash, is not guessed at: of all that it may mean the strictest
 * counts.
 */
public final class RequiredScopes {

    /** What a request needs that may be one of several which need different scopes. No key has it in its list. */
    static final String EVERY_SCOPE = "*";

    private final List<ScopedRoute> routes = new ArrayList<>();

    /** @throws IllegalArgumentException if a route can't be used; the message names the property */
    RequiredScopes(List<RouteConfig.Route> configured) {
        for (RouteConfig.Route route : configured) {
            routes.add(ScopedRoute.of(route, "latchkey.routes[" + routes.size() + "]"));
        }
    }

    /**
     * The scope that a key with a list of scopes must have in it, or empty if none.
     *
     * @param method the request's method
     * @param path the request's path, percent-encoded, without the query; best as routing normalized it, because where dot
     *        segments are left in it, they count as may be anything
     */
    public Optional<String> of(String method, String path) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        RequestPath readable = RequestPath.of(path);
        Optional<String> strictest = Optional.empty();
        for (ScopedRoute route : routes) {
            PathPattern.Match match = route.match(method, readable);
            if (match != PathPattern.Match.NO) {
                strictest = Optional.of(both(strictest, route.scope()));
            }
            if (match == PathPattern.Match.YES) {
                break;
            }
        }
        return strictest;
    }

    private static String both(Optional<String> one, String other) {
        return one.isEmpty() || one.get().equals(other) ? other : EVERY_SCOPE;
    }
}
