package dev.latchkey.key;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.contract.Subscription;
import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.secret.Peppers;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretFormat;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Makes keys: new ones, and those that take another's place. While it works the merchant is locked, so that counting keys,
 * looking for names and repeated requests, and making the key are one step.
 */
@ApplicationScoped
class KeyMaking {

    private final Access access;
    private final Caller caller;
    private final ScopeCatalogue scopes;
    private final KeyAudit audit;
    private final SecretFormat format;
    private final Peppers peppers;
    private final SecureRandom random;
    private final Clock clock;

    KeyMaking(Access access, Caller caller, ScopeCatalogue scopes, KeyAudit audit, SecretFormat format,
            Peppers peppers, SecureRandom random, Clock clock) {
        this.access = access;
        this.caller = caller;
        this.scopes = scopes;
        this.audit = audit;
        this.format = format;
        this.peppers = peppers;
        this.random = random;
        this.clock = clock;
    }

    /** @param request by what a repetition of this request is known */
    @WithTransaction
    Uni<CreatedKey> create(MerchantId merchant, CreateKey command, Optional<IdempotencyKey> request) {
        Instant now = clock.instant();
        return begin(merchant, request, now)
                .invoke(() -> scopes.require(command.scopes(), Set.of()))
                .invoke(() -> KeyRules.requireFuture(command.expiresAt(), now))
                .chain(() -> KeyRules.requireRoom(merchant))
                .chain(() -> KeyRules.requireFreeName(merchant, command.name()))
                .chain(() -> {
                    ApiKey key = new ApiKey();
                    key.environment = command.env();
                    command.settings().applyTo(key);
                    return persist(merchant, key, request, now);
                });
    }

    /**
     * Makes a key that is like the old one but for its secret. The old one goes on until the grace period ends, or it
     * expires; then, or at once if there is no grace, it has expired.
     */
    @WithTransaction
    Uni<CreatedKey> rotate(MerchantId merchant, ApiKeyId id, RotateKey command, Optional<IdempotencyKey> request) {
        Instant now = clock.instant();
        return begin(merchant, request, now)
                .chain(() -> ApiKey.lock(merchant, id)).onItem().ifNull().failWith(Keys::notFound)
                .invoke(KeyRules::requireChangeable)
                .invoke(old -> requireUnexpired(old, now))
                .chain(old -> replace(merchant, old, now.plusSeconds(command.graceSeconds()), request, now));
    }

    private Uni<CreatedKey> replace(MerchantId merchant, ApiKey old, Instant until, Optional<IdempotencyKey> request,
            Instant now) {
        Instant expiry = old.expiresAt;
        ApiKey successor = new ApiKey();
        successor.environment = old.environment;
        successor.rotatedFrom = old.id;
        KeySettings.of(old).applyTo(successor);
        old.retire(now, until);
        // The old one gives its name away first.
        return old.persistAndFlush()
                .chain(() -> persist(merchant, successor, request, now))
                .call(() -> audit.rotated(old, expiry, successor));
    }

    // A repeated request is told so even where it could not be made again: that is what it asks.
    private Uni<Void> begin(MerchantId merchant, Optional<IdempotencyKey> request, Instant now) {
        return access.require(Permission.CHANGE_KEYS, merchant)
                .chain(() -> Merchant.lock(merchant))
                .chain(() -> request.isPresent() ? ApiKey.madeBy(merchant, request.get()) : Uni.createFrom().nullItem())
                .invoke(made -> {
                    if (made != null) {
                        throw ProblemException.alreadyCreated(made.id.toString());
                    }
                })
                .chain(() -> Subscription.activeAt(merchant, now))
                .invoke(KeyMaking::requireAddon)
                .replaceWithVoid();
    }

    private Uni<CreatedKey> persist(MerchantId merchant, ApiKey key, Optional<IdempotencyKey> request, Instant now) {
        Secret secret = format.generate(key.environment, random);
        key.merchantId = merchant.value();
        key.hint = secret.hint();
        key.keep(peppers.hash(secret));
        key.createdAt = now;
        key.createdBy = caller.subject();
        key.idempotencyKey = request.map(IdempotencyKey::value).orElse(null);
        return key.<ApiKey> persistAndFlush().call(audit::created)
                .map(made -> new CreatedKey(ApiKeyView.of(made, now), secret.reveal()));
    }

    private static void requireAddon(boolean active) {
        if (!active) {
            throw new ProblemException(ProblemCode.ADDON_INACTIVE,
                    "The Merchant API add-on of this merchant is not active. Subscribe to it first.");
        }
    }

    private static void requireUnexpired(ApiKey key, Instant now) {
        if (key.statusAt(now) == KeyStatus.EXPIRED) {
            throw new ProblemException(ProblemCode.KEY_EXPIRED,
                    "This key has expired: what took its place would have expired as well. Change its expiry first.");
        }
    }
}
