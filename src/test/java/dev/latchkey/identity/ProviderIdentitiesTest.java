package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

class ProviderIdentitiesTest {

    private static final String PLATFORM_ROLE = "latchkey-platform";

    @Test
    void aPersonIsKnownBySubjectAndCalledByName() {
        Caller caller = caller(Map.of("sub", "5f1c", "name", "Hanako Yamada", "email", "hanako@example.com"), Set.of());

        assertThat(caller.subject()).isEqualTo("5f1c");
        assertThat(caller.displayName()).isEqualTo("Hanako Yamada");
        assertThat(caller.isPlatform()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
            "'Hanako Yamada', hanako@example.com, hanako, 'Hanako Yamada'",
            "'', hanako@example.com, hanako, hanako@example.com",
            "'', '', hanako, hanako",
            "' ', '', '', 5f1c",
    })
    void whoHasNoNameIsCalledByTheNextBest(String name, String email, String username, String called) {
        Caller caller = caller(Map.of("sub", "5f1c", "name", name, "email", email, "preferred_username", username), Set.of());

        assertThat(caller.displayName()).isEqualTo(called);
    }

    @Test
    void theConfiguredRoleMakesAPlatformAccount() {
        assertThat(caller(Map.of("sub", "5f1c"), Set.of("other", PLATFORM_ROLE)).isPlatform()).isTrue();
    }

    @Test
    void theProvidersRolesAreNotOurs() {
        SecurityIdentity identity = ProviderIdentities.identity(new Token(Map.of("sub", "5f1c")),
                Set.of(Caller.PLATFORM, "admin"), PLATFORM_ROLE);

        assertThat(identity.getRoles()).isEmpty();
    }

    @Test
    void whoHasNoSubjectIsNobody() {
        assertThat(augment(new Token(Map.of("name", "Hanako Yamada")))).isInstanceOf(AuthenticationFailedException.class);
        assertThat(augment(new Token(Map.of("sub", " ")))).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void aSubjectThatNoMembershipCanHaveIsNobody() {
        for (String subject : List.of("a".repeat(256), "with\nline", " blank before")) {
            assertThat(augment(new Token(Map.of("sub", subject)))).as(subject)
                    .isInstanceOf(AuthenticationFailedException.class);
        }
    }

    @Test
    void aSubjectLikeAnEmailAddressIsWrittenAsMembershipsHaveIt() {
        assertThat(caller(Map.of("sub", "Taro@Example.com"), Set.of()).subject()).isEqualTo("taro@example.com");
        assertThat(caller(Map.of("sub", "5F1C"), Set.of()).subject()).isEqualTo("5F1C");
    }

    @Test
    void aNameOfAnyLengthIsCutToWhatCanBeKept() {
        assertThat(caller(Map.of("sub", "5f1c", "name", "𠮷".repeat(300)), Set.of()).displayName()).isEqualTo("𠮷".repeat(255));
    }

    @Test
    void whoHasNoTokenIsNobody() {
        assertThat(augment(new QuarkusPrincipal("hanako"))).isInstanceOf(AuthenticationFailedException.class);
    }

    private static Caller caller(Map<String, Object> claims, Set<String> roles) {
        return new Caller(ProviderIdentities.identity(new Token(claims), roles, PLATFORM_ROLE), null, null);
    }

    private static Throwable augment(Principal principal) {
        SecurityIdentity identity = QuarkusSecurityIdentity.builder().setPrincipal(principal).addRole(Caller.PLATFORM).build();
        return new ProviderIdentities(null).augment(identity, null).onItem().<Throwable> transform(made -> null)
                .onFailure().recoverWithItem(failure -> failure).await().indefinitely();
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return "a name that nobody should look at";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String claim) {
            return (T) claims.get(claim);
        }
    }
}
