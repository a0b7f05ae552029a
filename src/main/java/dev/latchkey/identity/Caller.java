package dev.latchkey.identity;

import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;

import dev.latchkey.audit.Actor;
import dev.latchkey.network.ClientAddresses;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/** Who sent the current request; there only where signing in was demanded. */
@RequestScoped
public class Caller {

    /** The role of the platform's own systems and support. */
    public static final String PLATFORM = "platform";

    private static final String DISPLAY_NAME = "displayName";
    private static final String FROM_PROVIDER = "fromProvider";

    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final ClientAddresses addresses;

    public Caller(SecurityIdentity identity, RoutingContext request, ClientAddresses addresses) {
        this.identity = identity;
        this.request = request;
        this.addresses = addresses;
    }

    /**
     * By what the caller is known in memberships and histories: a local account's email address, or
     * the {@code sub} of an OpenID provider.
     */
    public String subject() {
        return identity.getPrincipal().getName();
    }

    /** What people call the caller. */
    public String displayName() {
        String name = identity.getAttribute(DISPLAY_NAME);
        return name == null ? subject() : name;
    }

    /** Whom to record as having done what this request asks for. */
    public Actor actor() {
        return new Actor(subject(), addresses.of(request).text());
    }

    public boolean isPlatform() {
        return identity.hasRole(PLATFORM);
    }

    /** Whether an OpenID provider vouches for the caller, and not a password of ours. */
    public boolean isFromProvider() {
        return Boolean.TRUE.equals(identity.getAttribute(FROM_PROVIDER));
    }

    /** Whether it was made here, and not by the framework. */
    static boolean isOurs(SecurityIdentity identity) {
        return identity.getAttribute(DISPLAY_NAME) != null;
    }

    static SecurityIdentity ofAccount(String email, boolean platform) {
        return identity(email, email, platform, false);
    }

    /** The subject is written as memberships have it: in small letters if it has an {@code @}. */
    static SecurityIdentity ofProvider(String subject, String displayName, boolean platform) {
        return identity(subject.indexOf('@') >= 0 ? subject.toLowerCase(Locale.ROOT) : subject, displayName, platform, true);
    }

    private static SecurityIdentity identity(String subject, String displayName, boolean platform, boolean fromProvider) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(subject)).addAttribute(DISPLAY_NAME, displayName)
                .addAttribute(FROM_PROVIDER, fromProvider);
        return (platform ? identity.addRole(PLATFORM) : identity).build();
    }
}
