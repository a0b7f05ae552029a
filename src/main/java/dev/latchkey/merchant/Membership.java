package dev.latchkey.merchant;

import java.util.Optional;

/**
 * A merchant, and what the caller is in it.
 *
 * @param role empty for a platform account, which may do what an owner may
 */
public record Membership(MerchantView merchant, Optional<Role> role) {

    public boolean may(Permission permission) {
        return role.map(permission::includes).orElse(true);
    }
}
