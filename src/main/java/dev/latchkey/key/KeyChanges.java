package dev.latchkey.key;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import dev.latchkey.usage.LimitTrial;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Changes keys and ends them. */
@ApplicationScoped
class KeyChanges {

    private final Access access;
    private final Caller caller;
    private final KeyPatch patches;
    private final ScopeCatalogue scopes;
    private final KeyAudit audit;
    private final Clock clock;

    KeyChanges(Access access, Caller caller, KeyPatch patches, ScopeCatalogue scopes, KeyAudit audit, Clock clock) {
        this.access = access;
        this.caller = caller;
        this.patches = patches;
        this.scopes = scopes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes what the patch names.
     *
     * @param patch a JSON Merge Patch for the key's {@link KeySettings}
     * @param ifMatch the version that the caller has seen, see {@link EntityTag}
     */
    @WithTransaction
    Uni<ApiKeyView> change(MerchantId merchant, ApiKeyId id, ObjectNode patch, List<String> ifMatch) {
        Instant now = clock.instant();
        return access.require(Permission.CHANGE_KEYS, merchant)
                // As for making a key: its name may be taken meanwhile.
                .chain(() -> Merchant.lock(merchant))
                .chain(() -> ApiKey.lock(merchant, id)).onItem().ifNull().failWith(Keys::notFound)
                .invoke(key -> EntityTag.require(ifMatch, key.version))
                .invoke(KeyRules::requireChangeable)
                .call(key -> change(key, patches.apply(patch, KeySettings.of(key)), now))
                .chain(key -> key.<ApiKey> persistAndFlush())
                .chain(key -> KeyHistory.of(List.of(key)).map(history -> ApiKeyView.of(key, history, now)));
    }

    /** Revokes for ever; revoking again changes nothing, so that a lost answer can be repeated. */
    @WithTransaction
    Uni<Void> revoke(MerchantId merchant, ApiKeyId id) {
        return access.require(Permission.CHANGE_KEYS, merchant)
                .chain(() -> ApiKey.lock(merchant, id)).onItem().ifNull().failWith(Keys::notFound)
                .chain(key -> key.revokedAt == null ? revoke(key) : Uni.createFrom().voidItem());
    }

    private Uni<Void> revoke(ApiKey key) {
        Instant now = clock.instant();
        KeyStatus before = key.statusAt(now);
        key.revoke(caller.subject(), now);
        return audit.revoked(key, before);
    }

    private Uni<Void> change(ApiKey key, KeySettings wanted, Instant now) {
        scopes.require(wanted.scopes(), Set.copyOf(key.scopes));
        // An expiry that has passed meanwhile may stay: somebody only corrects a description.
        if (wanted.expiresAt() != null && !wanted.expiresAt().equals(key.expiresAt)) {
            KeyRules.requireFuture(wanted.expiresAt(), now);
        }
        KeySettings before = KeySettings.of(key);
        Uni<Void> nameFree = wanted.name().equals(key.name) ? Uni.createFrom().voidItem()
                : KeyRules.requireFreeName(new MerchantId(key.merchantId), wanted.name());
        return nameFree.invoke(() -> wanted.applyTo(key))
                .chain(() -> Objects.equals(before.shadowRequestsPerMinute(), wanted.shadowRequestsPerMinute())
                        ? Uni.createFrom().voidItem()
                        : LimitTrial.restart(LimitTrial.ofKey(key.id)))
                .chain(() -> audit.changed(key, before));
    }
}
