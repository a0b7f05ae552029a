package dev.latchkey.door;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.latchkey.key.ScopeName;

/**
 * Requests that need one scope.
 *
 * @param methods in capital letters; all if there are none
 */
record ScopedRoute(PathPattern path, Set<String> methods, String scope) {

    private static final Pattern METHOD = Pattern.compile("[A-Z]+(-[A-Z]+)*");
    /** As a key's scopes are written. */
    private static final Pattern SCOPE = Pattern.compile(ScopeName.FORM);

    /**
     * @param property what the route's properties begin with
     * @throws IllegalArgumentException if one of them can't be used; the message names it
     */
    static ScopedRoute of(RouteConfig.Route route, String property) {
        if (!SCOPE.matcher(route.scope()).matches()) {
            throw new IllegalArgumentException(
                    property + ".scope must be a scope such as orders:read, but is '" + route.scope() + "'");
        }
        PathPattern path = PathPattern.parse(route.path()).orElseThrow(() -> new IllegalArgumentException(property
                + ".path must be like /merchant-api/v1/orders/*/items or /merchant-api/v1/orders/**, but is '" + route.path()
                + "'"));
        return new ScopedRoute(path, methods(route.methods().orElse(List.of()), property), route.scope());
    }

    PathPattern.Match match(String method, RequestPath requested) {
        // Not every server tells get from GET, so the stricter reading it is.
        return methods.isEmpty() || methods.contains(method.toUpperCase(Locale.ROOT))
                ? path.match(requested)
                : PathPattern.Match.NO;
    }

    private static Set<String> methods(List<String> names, String property) {
        Set<String> methods = new LinkedHashSet<>();
        for (String name : names) {
            String method = name.strip().toUpperCase(Locale.ROOT);
            if (!METHOD.matcher(method).matches()) {
                throw new IllegalArgumentException(
                        property + ".methods must be methods such as GET, but one is '" + name + "'");
            }
            methods.add(method);
        }
        if (methods.contains("GET")) {
            // What answers GET answers HEAD, and does the same for it.
            methods.add("HEAD");
        }
        return methods;
    }
}
