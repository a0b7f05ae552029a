package dev.latchkey.console;

import java.time.Instant;
import java.util.Optional;

import dev.latchkey.contract.SubscriptionTerms;
import dev.latchkey.merchant.Membership;
import dev.latchkey.merchant.MerchantView;
import dev.latchkey.merchant.Permission;
import dev.latchkey.merchant.Role;

/**
 * What stands around a page's content.
 *
 * @param who is signed in, as people call them; empty on pages that need no signing in
 * @param membership the organization that the page is about, and what the viewer is in it
 * @param contract what that organization contracted
 * @param contractUrl where to contract the add-on
 * @param now when the page was made
 * @param back the page's own path, percent-encoded
 */
public record Frame(Optional<String> who, Optional<Membership> membership, Optional<SubscriptionTerms> contract,
        Optional<String> contractUrl, Instant now, String back) {

    /** Of a page that is about no organization. */
    static Frame of(Optional<String> who, Instant now, String back) {
        return new Frame(who, Optional.empty(), Optional.empty(), Optional.empty(), now, back);
    }

    public MerchantView merchant() {
        return membership.orElseThrow().merchant();
    }

    /** The organization's id. */
    public String id() {
        return merchant().merchantId();
    }

    /** Empty for a platform account. */
    public Optional<Role> role() {
        return membership.orElseThrow().role();
    }

    public boolean mayChangeKeys() {
        return membership.orElseThrow().may(Permission.CHANGE_KEYS);
    }

    public boolean mayManageMembers() {
        return membership.orElseThrow().may(Permission.MANAGE_MEMBERS);
    }

    public boolean addonActive() {
        return contract.map(terms -> terms.activeAt(now)).orElse(false);
    }

    /** Whether that time is still to come. */
    public boolean isAhead(Instant time) {
        return now.isBefore(time);
    }

    /** Where the contract stands now. */
    public ContractStanding standing() {
        return ContractStanding.of(contract, now);
    }
}
