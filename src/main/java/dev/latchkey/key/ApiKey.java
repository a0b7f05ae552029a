package dev.latchkey.key;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.secret.KeyEnvironment;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A key as it is kept: without its secret. */
@Entity
@Table(name = "api_keys")
class ApiKey extends PanacheEntityBase {

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

    static Uni<ApiKey> find(MerchantId merchant, ApiKeyId id) {
        return find("id = ?1 and merchantId = ?2", id.value(), merchant.value()).firstResult();
    }

    /** Until the transaction ends, nobody else changes this key. */
    static Uni<ApiKey> lock(MerchantId merchant, ApiKeyId id) {
        return ApiKey.<ApiKey> find("id = ?1 and merchantId = ?2", id.value(), merchant.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    static Uni<Long> countLive(MerchantId merchant) {
        return count("merchantId = ?1 and revokedAt is null", merchant.value());
    }

    static Uni<Boolean> liveNameTaken(MerchantId merchant, String name) {
        return count("merchantId = ?1 and name = ?2 and revokedAt is null", merchant.value(), name)
                .map(count -> count > 0);
    }

    /** What its history tells of it: everything that its merchant's staff see, and nothing by which it could be used. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of("name", name, "description", description, "env",
                environment.word(), "hint", hint, "scopes", List.copyOf(scopes), "allowedIps", List.copyOf(allowedIps),
                "enabled", enabled));
        facts.put("expiresAt", expiresAt);
        return facts;
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
