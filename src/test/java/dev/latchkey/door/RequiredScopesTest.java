package dev.latchkey.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredScopesTest {

    private static final RequiredScopes SCOPES = new RequiredScopes(List.of(
            new TestRoute("/v1/orders/*/items", "orders:items", "GET"),
            new TestRoute("/v1/orders/**", "orders:read", "GET"),
            new TestRoute("/v1/orders/**", "orders:write"),
            new TestRoute("/v1/items", "items:read"),
            new TestRoute("/v1/caf%C3%A9/*", "food")));

    @Test
    void withoutRoutesNothingNeedsAScope() {
        assertThat(new RequiredScopes(List.of()).of("GET", "/v1/orders/%2e%2e")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "GET, /v1/orders/7/items, orders:items", "GET, /v1/orders/7/items/1, orders:read",
            "GET, /v1/orders, orders:read",
            "GET, /v1/orders/7, orders:read", "POST, /v1/orders/7/items, orders:write", "POST, /v1/orders, orders:write",
            "GET, /v1/items, items:read", "GET, /v1/caf%c3%a9/1, food", "GET, /v1/caf%C3%A9/%E3%81%82, food" })
    void theFirstRouteThatMatchesDecides(String method, String path, String scope) {
        assertThat(SCOPES.of(method, path)).contains(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "", "/v1", "/v1/", "/v1/items/7", "/v1/order", "/v1/orders7", "/v2/orders", "/V1/orders",
            "/x/v1/orders", "/v1/cafe/1", "/v1/caf%C3%A9", "*" })
    void whatNoRouteMatchesNeedsNoScope(String path) {
        assertThat(SCOPES.of("GET", path)).isEmpty();
    }

    @Test
    void whoMayNotGetMayNotHeadEither() {
        assertThat(SCOPES.of("HEAD", "/v1/orders/7/items")).contains("orders:items");
    }

    @ParameterizedTest
    @CsvSource({ "get, orders:read", "Head, orders:read", "post, orders:write", "PROPFIND, orders:write" })
    void methodsAreNotToldFromTheirSmallLetters(String method, String scope) {
        assertThat(SCOPES.of(method, "/v1/orders/7")).contains(scope);
    }

    /** All of them are /v1/items to some server, and that is what they need where they are not anything else. */
    @ParameterizedTest
    @ValueSource(strings = { "/v1/items/", "/v1/%69tems", "/v1/%69%74%65%6D%73", "/v1/%69%74%65%6d%73", "//v1/items",
            "/v1//items",
            "/v1/items//", "/v1/./items", "/v1/items/.", "/v1/items/%2e", "/v1/items;x=y", "/v1/items;", "/v1;x/items",
            "/v1/items%3Bx",
            "/v1%2Fitems", "/v1%2fitems", "/v1%5Citems", "/v1\\items", "/v1/items%2f", "/v1/items%23", "/v1/items%3f" })
    void noWayAroundARouteIsFound(String path) {
        RequiredScopes scopes = new RequiredScopes(List.of(new TestRoute("/v1/items", "items:read")));

        assertThat(scopes.of("GET", path)).contains("items:read");
    }

    /** What stands before a way up means nothing; what is decoded twice may be one. */
    @ParameterizedTest
    @ValueSource(strings = { "/v1/x/../orders", "/x/%2e%2e/v1/orders", "/v1/x/%2E%2E/orders", "/v1/x%2f..%2forders",
            "/v1/x/..;a/orders",
            "/v1/x/..%3Ba/orders", "/v1/x/..%5corders", "/v1/x/%252e%252e/orders", "/v1/x/%252e%252e%252forders",
            "/v1/%256frders",
            "/v2/x%2f..%2f..%2fv1%2forders", "/v2/x%5c..%5c..%5cv1%5corders", "/v1/x/%c0%ae%c0%ae/orders", "/v1/x/%zz",
            "/v1/x/%", "/v1/x/%2", "/v1/x/..%00/orders", "/v1/x/..%20/orders",
            "/.." })
    void aPathThatMayBeAnythingNeedsWhateverIsNeededAnywhere(String path) {
        assertThat(SCOPES.of("GET", path)).containsExactlyInAnyOrder("orders:items", "orders:read",
                "orders:write", "items:read", "food");
        assertThat(new RequiredScopes(List.of(new TestRoute("/v1/orders", "orders:read"))).of("GET", path))
                .contains("orders:read");
    }

    @ParameterizedTest
    @CsvSource({ "/v1/orders/A%2FB, orders:items orders:read", "/v1/orders/A%2fB/x, orders:items orders:read",
            "/v1/caf%C3%A9/A%2FB, food",
            "/v1/items/A%2FB, items:read",
            "/v1/items/7/A%2FB, ''",
            "/v2/A%2FB, ''", "/v1/A%2FB, food items:read orders:items orders:read orders:write",
            "/v1/caf\u00c3\u00a9/1, food items:read orders:items orders:read orders:write",
            "/v1/orders/7..8, orders:read" })
    void whatIsClearBeforeTheDoubtNarrowsIt(String path, String scopes) {
        assertThat(String.join(" ", SCOPES.of("GET", path))).isEqualTo(scopes);
    }

    @Test
    void belowARouteThatIsOpenAnEncodedSlashIsNoDoubt() {
        assertThat(SCOPES.of("PUT", "/v1/orders/A%2FB;c=d")).contains("orders:write");
        assertThat(new RequiredScopes(List.of(new TestRoute("/**", "everything"))).of("GET", "/../%zz")).contains("everything");
    }

    @Test
    void whatIsCertainlyBelowAnOpenRouteIsNoLaterOnes() {
        RequiredScopes scopes = new RequiredScopes(
                List.of(new TestRoute("/v1/orders/**", "orders"), new TestRoute("/**", "rest")));

        assertThat(scopes.of("GET", "/v1/orders/A%2FB")).contains("orders");
        assertThat(scopes.of("GET", "/v1/A%2FB")).contains("orders", "rest");
        assertThat(scopes.of("GET", "/v2/A%2FB")).contains("rest");
    }

    @Test
    void methodsMayBeConfiguredInSmallLetters() {
        RequiredScopes scopes = new RequiredScopes(List.of(new TestRoute("/v1", "read", " get ", "post")));

        assertThat(List.of("GET", "HEAD", "POST")).allMatch(method -> scopes.of(method, "/v1").contains("read"));
        assertThat(scopes.of("PUT", "/v1")).isEmpty();
    }

    @Test
    void anEmptySegmentIsNotAnyOne() {
        RequiredScopes scopes = new RequiredScopes(List.of(new TestRoute("/a/*", "deep"), new TestRoute("/a", "shallow")));

        assertThat(scopes.of("GET", "/a/")).contains("shallow");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "v1", "v1/orders", "//", "/v1/", "/v1//orders", "/v1/**/orders", "/**/", "/v1/order*",
            "/v1/***",
            "/v1/../orders", "/v1/./orders", "/v1/%2e%2e", "/v1/a%2Fb", "/v1/a;b", "/v1/a?b", "/v1/%", "/v1/%zz", "/v1/%2a",
            "/v1/%25",
            "https://example.com/v1" })
    void aMalformedPathIsRefusedByName(String path) {
        assertRefused(new TestRoute(path, "orders:read"), "latchkey.routes[1].path must be like ", path);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "*", "Orders", "orders:", ":read", "orders:read:all", "orders read", "1st" })
    void aMalformedScopeIsRefusedByName(String scope) {
        assertRefused(new TestRoute("/v1/orders", scope), "latchkey.routes[1].scope must be a scope such as ", scope);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "*", "GET POST", "GET/POST", "-" })
    void aMalformedMethodIsRefusedByName(String method) {
        assertRefused(new TestRoute("/v1/orders", "orders:read", "GET", method), "latchkey.routes[1].methods must be methods ",
                method);
    }

    private static void assertRefused(TestRoute route, String start, String value) {
        assertThatThrownBy(() -> new RequiredScopes(List.of(new TestRoute("/", "orders:read"), route)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(start).hasMessageEndingWith("is '" + value + "'");
    }
}
