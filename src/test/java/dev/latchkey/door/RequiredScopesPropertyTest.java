package dev.latchkey.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Routes compared with regular expressions, over paths so alike that they often match. */
class RequiredScopesPropertyTest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    @Property
    void theFirstRouteWhoseExpressionMatchesDecides(@ForAll("routes") List<TestRoute> routes,
            @ForAll("segments") List<String> path,
            @ForAll("methods") String method) {
        assertThat(new RequiredScopes(new ArrayList<>(routes)).of(method, "/" + String.join("/", path)))
                .isEqualTo(oracle(routes, method, path).map(Set::of).orElse(Set.of()));
    }

    /** However a path is written so that some server reads it as another: a key that lacks the other's scope does not pass. */
    @Property(tries = 3000)
    void whatSomeServerReadsAsAPathNeedsAtLeastWhatThatPathNeeds(@ForAll("routes") List<TestRoute> routes,
            @ForAll("segments") List<String> path, @ForAll("methods") String method, @ForAll Random random) {
        RequiredScopes scopes = new RequiredScopes(new ArrayList<>(routes));
        String disguised = disguise(path, random);

        oracle(routes, method, path).ifPresent(needed -> assertThat(scopes.of(method, disguised)).as(disguised)
                .contains(needed));
    }

    @Property
    void whatIsDisguisedIsNotRefusedToWhomEveryReadingIsAllowed(@ForAll("segments") List<String> path, @ForAll Random random) {
        RequiredScopes scopes = new RequiredScopes(List.of(new TestRoute("/a/**", "one"), new TestRoute("/**", "one")));

        assertThat(scopes.of("GET", disguise(path, random))).containsExactly("one");
    }

    private static Optional<String> oracle(List<TestRoute> routes, String method, List<String> path) {
        String text = "/" + String.join("/", path);
        return routes.stream()
                .filter(route -> route.methods().isEmpty() || route.methods().get().contains(method)
                        || method.equals("HEAD") && route.methods().get().contains("GET"))
                .filter(route -> text.matches(expression(route.path())))
                .map(TestRoute::scope).findFirst();
    }

    private static String expression(String pattern) {
        if (pattern.equals("/")) {
            return "/";
        }
        String segments = Arrays.stream(pattern.substring(1).split("/"))
                .map(segment -> segment.equals("**") ? "(/[^/]+)*" : segment.equals("*") ? "/[^/]+" : "/" + segment)
                .collect(Collectors.joining());
        return segments.equals("(/[^/]+)*") ? "/.*" : segments;
    }

    /** The same path to those who decode early or twice, drop parameters, merge slashes or go up. */
    private static String disguise(List<String> path, Random random) {
        StringBuilder text = new StringBuilder();
        for (String segment : path) {
            text.append(pick(random, "/", "/", "//", "%2f", "%2F", "\\", "%5c", "%252f", "/./", "/x/../", "/x/%2e%2e/",
                    "/x/..;/", "/;/"));
            text.append(pick(random, segment, segment, encoded(segment, "%%%02x"), encoded(segment, "%%%02X"),
                    encoded(segment, "%%25%02x")));
            text.append(pick(random, "", "", "", ";", ";x=y", "%3bx"));
        }
        return text + pick(random, "", "", "/", "//", "%2f", "/.", "%00", "?", "%3f", "/x/..");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String encoded(String segment, String format) {
        return segment.chars().mapToObj(format::formatted).collect(Collectors.joining());
    }

    @Provide
    Arbitrary<List<TestRoute>> routes() {
        Arbitrary<List<String>> segments = Arbitraries.of("a", "b", "ab", "*").list().ofMaxSize(3);
        Arbitrary<List<String>> methods = Arbitraries.of("GET", "POST").list().uniqueElements().ofMaxSize(2);
        return Combinators.combine(segments, Arbitraries.of(true, false), methods, Arbitraries.of("one", "two", "three"))
                .as((path, open, verbs, scope) -> new TestRoute(pattern(path, open), scope, verbs.toArray(String[]::new)))
                .list().ofMaxSize(4);
    }

    private static String pattern(List<String> segments, boolean open) {
        List<String> all = new ArrayList<>(segments);
        if (open) {
            all.add("**");
        }
        return "/" + String.join("/", all);
    }

    @Provide
    Arbitrary<List<String>> segments() {
        return Arbitraries.of("a", "b", "ab", "c").list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of(METHODS);
    }
}
