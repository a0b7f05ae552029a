package dev.latchkey.door.ingress;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.vertx.core.http.HttpServerRequest;

/**
 * What an ingress asks for a request, beside what the routes do.
 *
 * @param scopes what the key must have as well
 * @param cost what the request takes from the windows
 */
public record Demands(Set<String> scopes, int cost) {

    /** More than any window holds. */
    public static final int MAX_COST = 10_000;

    private static final String SCOPE = "scope";
    private static final String SCOPE_FIELD = "X-Required-Scope";
    private static final String COST = "cost";

    /** As the URL has it under which the ingress asks; empty if it makes no sense. */
    static Optional<Demands> ofUrl(HttpServerRequest request) {
        List<String> costs = request.params().getAll(COST);
        Optional<Integer> cost = costs.isEmpty() ? Optional.of(1)
                : costs.size() == 1 ? cost(costs.getFirst()) : Optional.empty();
        return cost.map(number -> new Demands(union(fieldScopes(request), scopes(request.params().getAll(SCOPE))), number));
    }

    /** Where the URL is the client's own. The field may be as well, which does no harm: it can only ask for more. */
    static Demands ofFields(HttpServerRequest request) {
        return new Demands(fieldScopes(request), 1);
    }

    /** The cost of that text; empty if it is no number of 0 to {@value #MAX_COST} */
    public static Optional<Integer> cost(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_COST ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }

    /** Those in texts which separate them by blanks or commas. */
    public static Set<String> scopes(List<String> texts) {
        Set<String> scopes = new TreeSet<>();
        for (String text : texts) {
            Arrays.stream(text.split("[ ,]+")).filter(scope -> !scope.isEmpty()).forEach(scopes::add);
        }
        return scopes;
    }

    /** All that are in one of them. */
    public static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new TreeSet<>(some);
        union.addAll(others);
        return union;
    }

    private static Set<String> fieldScopes(HttpServerRequest request) {
        return scopes(request.headers().getAll(SCOPE_FIELD));
    }
}
