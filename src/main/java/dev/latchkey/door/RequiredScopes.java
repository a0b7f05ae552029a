package dev.latchkey.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which scope a request needs, by the routes of {@link RouteConfig}: the first that matches decides. A path that others may
 * read differently than we do, for instance with an encoded slash, is not guessed at: it needs the scopes of all that it may
 * mean.
 */
public final class RequiredScopes {

    private final List<ScopedRoute> routes = new ArrayList<>();

    /** @throws IllegalArgumentException if a route can't be used; the message names the property */
    RequiredScopes(List<RouteConfig.Route> configured) {
        for (RouteConfig.Route route : configured) {
            routes.add(ScopedRoute.of(route, "latchkey.routes[" + routes.size() + "]"));
        }
    }

    /** All that are needed anywhere: for a request of which nobody knows what it is. */
    public Set<String> ofUnknown() {
        return routes.stream().map(ScopedRoute::scope).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The scopes that a key with a list of scopes must have in it, all of them; none where no route matches.
     *
     * @param method the request's method
     * @param path the request's path, percent-encoded, without the query; best as routing normalized it, because where dot
     *        segments are left in it, they count as may be anything
     */
    public Set<String> of(String method, String path) {
        if (routes.isEmpty()) {
            return Set.of();
        }
        RequestPath readable = RequestPath.of(path);
        Set<String> needed = new TreeSet<>();
        for (ScopedRoute route : routes) {
            PathPattern.Match match = route.match(method, readable);
            if (match != PathPattern.Match.NO) {
                needed.add(route.scope());
            }
            if (match == PathPattern.Match.YES) {
                break;
            }
        }
        return needed;
    }
}
