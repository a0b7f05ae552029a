package dev.latchkey.key;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import dev.latchkey.merchant.Subscription;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.secret.Peppers;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.secret.SecretHash;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The life of keys. Every method first asks what the caller may do. */
@ApplicationScoped
public class Keys {

    public static final int MAX_LIVE_KEYS = 100;

    private final Access access;
    private final Caller caller;
    private final Audit audit;
    private final SecretFormat format;
    private final Peppers peppers;
    private final SecureRandom random;
    private final Clock clock;

    Keys(Access access, Caller caller, Audit audit, SecretFormat format, Peppers peppers, SecureRandom random,
            Clock clock) {
        this.access = access;
        this.caller = caller;
        this.audit = audit;
        this.format = format;
        this.peppers = peppers;
        this.random = random;
        this.clock = clock;
    }

    @WithTransaction
    Uni<CreatedKey> create(MerchantId merchant, CreateKey command) {
        Instant now = clock.instant();
        return access.require(Permission.CHANGE_KEYS, merchant)
                .chain(() -> Merchant.lock(merchant))
                .chain(() -> requireActiveAddon(merchant, now))
                .invoke(() -> requireFuture(command.expiresAt(), now))
                .chain(() -> requireRoom(merchant))
                .chain(() -> requireFreeName(merchant, command.name()))
                .chain(() -> persist(merchant, command, now));
    }

    /** The merchant's keys of this query. Fails with 404 or 403 if the caller may not see them. */
    @WithSession
    public Uni<KeyPage> list(MerchantId merchant, KeyQuery query) {
        Instant now = clock.instant();
        return access.require(Permission.SEE_KEYS, merchant)
                .chain(() -> query.run(merchant, now))
                .map(keys -> query.page(keys, now));
    }

    /** How many of the merchant's keys are not revoked, of {@value #MAX_LIVE_KEYS} that may be. */
    @WithSession
    public Uni<Long> countLive(MerchantId merchant) {
        return access.require(Permission.SEE_KEYS, merchant).chain(() -> ApiKey.countLive(merchant));
    }

    @WithSession
    Uni<ApiKeyView> get(MerchantId merchant, ApiKeyId id) {
        return access.require(Permission.SEE_KEYS, merchant)
                .chain(() -> find(merchant, id))
                .map(key -> ApiKeyView.of(key, clock.instant()));
    }

    /** Revokes for ever; revoking again changes nothing, so that a lost answer can be repeated. */
    @WithTransaction
    Uni<Void> revoke(MerchantId merchant, ApiKeyId id) {
        return access.require(Permission.CHANGE_KEYS, merchant)
                .chain(() -> ApiKey.lock(merchant, id).onItem().ifNull().failWith(() -> ProblemException.notFound("API key")))
                .chain(key -> key.revokedAt == null ? revoke(key, clock.instant()) : Uni.createFrom().voidItem());
    }

    private Uni<Void> revoke(ApiKey key, Instant now) {
        Map<String, Object> before = Map.of("status", key.statusAt(now).word());
        key.revokedAt = now;
        key.revokedBy = caller.subject();
        return audit.record(entry(AuditAction.KEY_REVOKED, key).change(before, Map.of("status", key.statusAt(now).word())));
    }

    private Uni<CreatedKey> persist(MerchantId merchant, CreateKey command, Instant now) {
        Secret secret = format.generate(command.env(), random);
        SecretHash hash = peppers.hash(secret);
        ApiKey key = new ApiKey();
        key.merchantId = merchant.value();
        key.name = command.name();
        key.description = command.description();
        key.environment = command.env();
        key.hint = secret.hint();
        key.secretHash = hash.bytes();
        key.pepperId = hash.pepperId();
        key.scopes = command.scopes().stream().distinct().toList();
        key.allowedIps = command.allowedIps().stream().distinct().toList();
        key.enabled = true;
        key.expiresAt = command.expiresAt();
        key.createdAt = now;
        key.createdBy = caller.subject();
        return key.<ApiKey> persistAndFlush()
                .call(made -> audit.record(entry(AuditAction.KEY_CREATED, made).change(null, made.facts())))
                .map(made -> new CreatedKey(ApiKeyView.of(made, now), secret.reveal()));
    }

    private AuditEntry entry(AuditAction action, ApiKey key) {
        return AuditEntry.of(action, caller.actor()).merchant(key.merchantId).key(key.id).target(key.name);
    }

    private static Uni<ApiKey> find(MerchantId merchant, ApiKeyId id) {
        return ApiKey.find(merchant, id).onItem().ifNull().failWith(() -> ProblemException.notFound("API key"));
    }

    private static Uni<Void> requireActiveAddon(MerchantId merchant, Instant now) {
        return Subscription.activeAt(merchant, now).invoke(active -> {
            if (!active) {
                throw new ProblemException(ProblemCode.ADDON_INACTIVE,
                        "The Merchant API add-on of this merchant is not active. Subscribe to it first.");
            }
        }).replaceWithVoid();
    }

    private static void requireFuture(Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ProblemException.invalidField("expiresAt", "must be in the future");
        }
    }

    private static Uni<Void> requireRoom(MerchantId merchant) {
        return ApiKey.countLive(merchant).invoke(count -> {
            if (count >= MAX_LIVE_KEYS) {
                throw new ProblemException(ProblemCode.TOO_MANY_KEYS, "This merchant has " + MAX_LIVE_KEYS
                        + " keys that are not revoked, which is the most. Revoke one that is not needed.");
            }
        }).replaceWithVoid();
    }

    private static Uni<Void> requireFreeName(MerchantId merchant, String name) {
        return ApiKey.liveNameTaken(merchant, name).invoke(taken -> {
            if (taken) {
                throw new ProblemException(ProblemCode.NAME_TAKEN,
                        "This merchant has a key of this name already. Choose another name, or revoke that key.");
            }
        }).replaceWithVoid();
    }
}
