package dev.latchkey.testing;

import java.net.URI;

import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;

/**
 * A resource server of others, which introspects as its library does.
 *
 * @param introspector Spring Security's own
 */
public record SpringBackend(OpaqueTokenIntrospector introspector) {

    /** As it has encoded id and secret since 6.5. */
    public static SpringBackend encoding(URI service, String id, String secret) {
        return new SpringBackend(SpringOpaqueTokenIntrospector.withIntrospectionUri(address(service)).clientId(id)
                .clientSecret(secret).build());
    }

    /** As it did before, and many others do. */
    @SuppressWarnings("removal") // what it did is still what others do
    public static SpringBackend plain(URI service, String id, String secret) {
        return new SpringBackend(new SpringOpaqueTokenIntrospector(address(service), id, secret));
    }

    /** Whose token it is; fails with Spring's exceptions. */
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        return introspector.introspect(token);
    }

    private static String address(URI service) {
        return service.resolve("/oauth2/introspect").toString();
    }
}
