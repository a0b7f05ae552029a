package dev.latchkey.merchant;

import java.util.EnumSet;
import java.util.Set;

/** What can be done in a merchant, and by whom. Platform accounts may do what an owner may. */
public enum Permission {

    SEE_KEYS(Role.OWNER, Role.DEVELOPER, Role.VIEWER),
    CHANGE_KEYS(Role.OWNER, Role.DEVELOPER),
    MANAGE_MEMBERS(Role.OWNER),
    SEE_AUDIT(Role.OWNER, Role.DEVELOPER, Role.VIEWER),
    /** What was used, and what was contracted. */
    SEE_USAGE(Role.OWNER, Role.DEVELOPER, Role.VIEWER);

    private final Set<Role> roles;

    Permission(Role first, Role... others) {
        roles = EnumSet.of(first, others);
    }

    boolean includes(Role role) {
        return roles.contains(role);
    }
}
