package dev.latchkey.invitation;

import java.time.Instant;
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

import org.hibernate.annotations.UuidGenerator;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Role;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.smallrye.mutiny.Uni;

/** An invitation as it is kept: without its token, and only until it is accepted, replaced or withdrawn. */
@Entity
@Table(name = "invitations")
class Invitation extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(name = "merchant_id")
    public String merchantId;

    /** Who is invited; who accepts by a password becomes a member of this subject. */
    public String email;

    @Enumerated(EnumType.STRING)
    public Role role;

    @Column(name = "token_hash")
    public byte[] tokenHash;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The subject that invited. */
    @Column(name = "created_by")
    public String createdBy;

    /** Whether a platform account invited, whose word holds whatever becomes of members. */
    @Column(name = "by_platform")
    public boolean byPlatform;

    /** The first instant at which it is not good any more. */
    @Column(name = "expires_at")
    public Instant expiresAt;

    /** It has not expired, and whoever invited may still do so: an owner who was removed must not come back by it. */
    private static final String GOOD = """
            i.expiresAt > :now and (i.byPlatform or exists (select 1 from Member m
              where m.merchantId = i.merchantId and m.subject = i.createdBy and m.role = :owner))""";

    static Uni<Invitation> find(TokenHash token, Instant now) {
        return byToken(token, now).firstResult();
    }

    /** Until the transaction ends, nobody else accepts, replaces or withdraws it. */
    static Uni<Invitation> lock(TokenHash token, Instant now) {
        return byToken(token, now).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    private static PanacheQuery<Invitation> byToken(TokenHash token, Instant now) {
        return find("from Invitation i where i.tokenHash = :token and " + GOOD,
                Map.of("token", token.bytes(), "now", now, "owner", Role.OWNER));
    }

    /** Newest first. */
    static Uni<List<Invitation>> pending(MerchantId merchant, Instant now) {
        return list("from Invitation i where i.merchantId = :merchant and " + GOOD + " order by i.id desc",
                Map.of("merchant", merchant.value(), "now", now, "owner", Role.OWNER));
    }

    static Uni<Long> countOf(MerchantId merchant) {
        return count("merchantId", merchant.value());
    }

    static Uni<Long> deleteExpired(MerchantId merchant, Instant now) {
        return delete("merchantId = ?1 and expiresAt <= ?2", merchant.value(), now);
    }

    /** Until the transaction ends, nobody else accepts, replaces or withdraws it. */
    static Uni<Invitation> lockPending(MerchantId merchant, InvitationId id, Instant now) {
        return Invitation.<Invitation> find("id = ?1 and merchantId = ?2 and expiresAt > ?3", id.value(), merchant.value(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** The same for the one of this address. */
    static Uni<Invitation> lockPending(MerchantId merchant, String email, Instant now) {
        return Invitation.<Invitation> find("merchantId = ?1 and email = ?2 and expiresAt > ?3", merchant.value(), email, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    Map<String, Object> facts() {
        return Map.of("invitationId", id.toString(), "role", role.word(), "expiresAt", expiresAt);
    }
}
