package dev.latchkey.merchant;

import java.util.List;

/** The merchants that the caller may see. */
public record MerchantList(List<MerchantView> items) {

    static MerchantList of(List<Membership> memberships) {
        return new MerchantList(memberships.stream().map(Membership::merchant).toList());
    }
}
