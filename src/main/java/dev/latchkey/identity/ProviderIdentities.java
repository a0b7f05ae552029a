package dev.latchkey.identity;

import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;

/**
 * Makes our own identity of the provider's. A new one, with nothing taken over unseen: the provider's roles mean something
 * there, and one that happens to be called like ours would mean more here than anybody wanted.
 */
@ApplicationScoped
class ProviderIdentities implements SecurityIdentityAugmentor {

    private static final int MAX_LENGTH = 255;

    private final ProviderConfig config;

    ProviderIdentities(ProviderConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || Caller.isOurs(identity)) {
            return Uni.createFrom().item(identity);
        }
        return identity.getPrincipal() instanceof JsonWebToken token && isSubject(token.getSubject())
                ? Uni.createFrom().item(identity(token, identity.getRoles(), config.platformRole()))
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** @param roles those that the provider gave */
    static SecurityIdentity identity(JsonWebToken token, Set<String> roles, String platformRole) {
        return Caller.ofProvider(token.getSubject(), displayName(token), roles.contains(platformRole));
    }

    private static String displayName(JsonWebToken token) {
        return Stream.of("name", Claims.email.name(), Claims.preferred_username.name())
                .map(claim -> token.<Object> getClaim(claim))
                .filter(value -> value instanceof String text && isText(text)).map(String::valueOf)
                .findFirst().map(ProviderIdentities::cut).orElseGet(token::getSubject);
    }

    // As memberships can have it: trimmed, of no more characters, and all of them to be seen.
    private static boolean isSubject(String text) {
        return isText(text) && text.equals(text.strip()) && text.length() <= MAX_LENGTH
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String cut(String name) {
        return name.codePoints().limit(MAX_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }
}
