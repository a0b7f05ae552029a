package dev.latchkey.key;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.secret.SecretHash;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A key as it is kept: without its secret. */
@Entity
@Table(name = "api_keys")
class ApiKey extends PanacheEntityBase {

    /** Of a key that holds its name and its place among the merchant's keys. */
    private static final String LIVE = "revokedAt is null and rotatedAt is null";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(name = "merchant_id")
    public String merchantId;

    public String name;

    /** Empty if there is none. */
    public String description;

    @Enumerated(EnumType.STRING)
    public KeyEnvironment environment;

    public String hint;

    @Column(name = "secret_hash")
    public byte[] secretHash;

    /** Null: an imported key, of whose secret only the plain SHA-256 is known. */
    @Column(name = "pepper_id")
    public String pepperId;

    /** Empty: the key may do everything. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> scopes;

    /** Empty: the key may be used from everywhere. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "allowed_ips")
    public List<String> allowedIps;

    public boolean enabled;

    /** A limit of its own beside the merchant's, which it shares. Null: none. */
    @Column(name = "requests_per_minute")
    public Integer requestsPerMinute;

    /** A limit of its own on trial, which refuses nothing. Null: none. */
    @Column(name = "shadow_requests_per_minute")
    public Integer shadowRequestsPerMinute;

    /** Null: never. */
    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The subject that made it. */
    @Column(name = "created_by")
    public String createdBy;

    /** Null: it is not. */
    @Column(name = "revoked_at")
    public Instant revokedAt;

    @Column(name = "revoked_by")
    public String revokedBy;

    /** Null: it was not reported as leaked. */
    @Column(name = "leaked_at")
    public Instant leakedAt;

    /** Where it was found, as the reporter says. */
    @Column(name = "leak_source")
    public String leakSource;

    /** Null: no other key took its place. */
    @Column(name = "rotated_at")
    public Instant rotatedAt;

    /** The key whose place it took. */
    @Column(name = "rotated_from")
    public UUID rotatedFrom;

    /** What the request that made it was told apart by; null if by nothing. */
    @Column(name = "idempotency_key")
    public String idempotencyKey;

    @Version
    public int version;

    static Uni<ApiKey> find(MerchantId merchant, ApiKeyId id) {
        return find("id = ?1 and merchantId = ?2", id.value(), merchant.value()).firstResult();
    }

    /** By id, which is by age. */
    static Uni<List<ApiKey>> ofIds(MerchantId merchant, Collection<UUID> ids) {
        return list("merchantId = ?1 and id in ?2 order by id", merchant.value(), ids);
    }

    /** Until the transaction ends, nobody else changes this key. */
    static Uni<ApiKey> lock(MerchantId merchant, ApiKeyId id) {
        return ApiKey.<ApiKey> find("id = ?1 and merchantId = ?2", id.value(), merchant.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    static Uni<List<ApiKey>> retiring(MerchantId merchant, Instant now) {
        return list("merchantId = ?1 and rotatedAt is not null and revokedAt is null and expiresAt > ?2",
                merchant.value(), now);
    }

    /** Latest first. */
    static Uni<List<ApiKey>> leakedSince(MerchantId merchant, Instant time) {
        return list("merchantId = ?1 and leakedAt > ?2 order by leakedAt desc", merchant.value(), time);
    }

    static Uni<List<ApiKey>> liveOfNames(MerchantId merchant, Collection<String> names) {
        return list("merchantId = ?1 and name in ?2 and " + LIVE, merchant.value(), names);
    }

    static Uni<List<ApiKey>> ofHashes(Collection<byte[]> hashes) {
        return list("secretHash in ?1", hashes);
    }

    /** Whichever has this hash, whatever made it. Until the transaction ends, nobody else changes it. */
    static Uni<ApiKey> lock(byte[] hash) {
        return ApiKey.<ApiKey> find("secretHash", hash).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** Whichever of these hashes it has; wherever it belongs. Until the transaction ends, nobody else changes it. */
    static Uni<ApiKey> lock(List<SecretHash> hashes) {
        return ApiKey.<ApiKey> find("secretHash in ?1", hashes.stream().map(SecretHash::bytes).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    static Uni<ApiKey> madeBy(MerchantId merchant, IdempotencyKey request) {
        return find("merchantId = ?1 and idempotencyKey = ?2", merchant.value(), request.value()).firstResult();
    }

    static Uni<Long> countLive(MerchantId merchant) {
        return count("merchantId = ?1 and " + LIVE, merchant.value());
    }

    static Uni<Boolean> liveNameTaken(MerchantId merchant, String name) {
        return count("merchantId = ?1 and name = ?2 and " + LIVE, merchant.value(), name).map(count -> count > 0);
    }

    SecretHash hash() {
        return new SecretHash(pepperId, secretHash);
    }

    void keep(SecretHash hash) {
        secretHash = hash.bytes();
        pepperId = hash.pepperId();
    }

    void revoke(String by, Instant now) {
        revokedAt = now;
        revokedBy = by;
    }

    /** Another key takes its place; it works until then, or until its own expiry if that is sooner. */
    void retire(Instant now, Instant until) {
        rotatedAt = now;
        expiresAt = expiresAt == null || until.isBefore(expiresAt) ? until : expiresAt;
    }

    KeyStatus statusAt(Instant time) {
        if (revokedAt != null) {
            return KeyStatus.REVOKED;
        }
        if (expiresAt != null && !time.isBefore(expiresAt)) {
            return KeyStatus.EXPIRED;
        }
        return enabled ? KeyStatus.ACTIVE : KeyStatus.DISABLED;
    }
}
