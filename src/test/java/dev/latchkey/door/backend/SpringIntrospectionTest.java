package dev.latchkey.door.backend;

import static dev.latchkey.testing.Backend.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.SpringBackend;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What Spring Security's resource server makes of our answers. That a store is away it is told in {@code StartIT}. */
@QuarkusTest
class SpringIntrospectionTest extends ApiTest {

    @TestHTTPResource
    URI service;

    @Test
    void aYesIsAPrincipalWithAuthoritiesAndAnEnd() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Spring",
                ",\"scopes\":[\"orders:read\",\"billing:read\"],\"expiresAt\":\"2037-01-31T00:00:00Z\"");

        OAuth2AuthenticatedPrincipal principal = SpringBackend.encoding(service, SHOP.id(), SHOP.secret())
                .introspect(key.secret());

        assertThat(principal.getName()).isEqualTo(merchant.id());
        assertThat(principal.getAuthorities()).extracting(GrantedAuthority::getAuthority)
                .contains("SCOPE_orders:read", "SCOPE_billing:read");
        assertThat(principal.<Instant> getAttribute("exp")).isEqualTo("2037-01-31T00:00:00Z");
        assertThat(principal.<String> getAttribute("client_id")).isEqualTo(key.id());
        assertThat(principal.<String> getAttribute("merchant_id")).isEqualTo(merchant.id());
    }

    @Test
    void aSecretThatIsNotEncodedWithinHttpBasicIsUnderstoodToo() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Spring");

        assertThat(SpringBackend.plain(service, SHOP.id(), SHOP.secret()).introspect(key.secret()).getAuthorities())
                .extracting(GrantedAuthority::getAuthority).contains("SCOPE_orders:write", "SCOPE_billing:read");
    }

    @Test
    void aNoIsABadToken() {
        assertThatThrownBy(() -> SpringBackend.encoding(service, SHOP.id(), SHOP.secret()).introspect("x"))
                .isInstanceOf(BadOpaqueTokenException.class);
    }

    @Test
    void wrongCredentialsAndAServiceThatIsAwayAreNoTokensFault() {
        for (SpringBackend failing : new SpringBackend[] {
                SpringBackend.encoding(service, SHOP.id(), "wrong-but-long-enough-to-be-a-secret"),
                SpringBackend.encoding(URI.create("http://localhost:1"), SHOP.id(), SHOP.secret()) }) {
            assertThatThrownBy(() -> failing.introspect("x")).isInstanceOf(OAuth2IntrospectionException.class)
                    .isNotInstanceOf(BadOpaqueTokenException.class);
        }
    }
}
