package dev.latchkey.identity;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.identity.SecurityIdentity;

/** Who sent the current request; there only where signing in was demanded. */
@RequestScoped
public class Caller {

    /** The role of the platform's own systems and support. */
    public static final String PLATFORM = "platform";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** By what the caller is known in memberships and histories: a local account's email address. */
    public String subject() {
        return identity.getPrincipal().getName();
    }

    public boolean isPlatform() {
        return identity.hasRole(PLATFORM);
    }
}
