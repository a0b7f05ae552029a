package dev.latchkey.merchant;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** Somebody's role in a merchant. */
@Entity
@IdClass(Member.Key.class)
@Table(name = "members")
public class Member extends PanacheEntityBase {

    @Id
    @Column(name = "merchant_id")
    public String merchantId;

    /** A local account's email address, or the {@code sub} of an OpenID provider. */
    @Id
    public String subject;

    /** What people are shown instead of the subject. Null: the subject says it. */
    @Column(name = "display_name")
    public String displayName;

    @Enumerated(EnumType.STRING)
    public Role role;

    @Column(name = "created_at")
    public Instant createdAt;

    static Member of(MerchantId merchant, Subject subject, Role role, Instant now) {
        Member member = new Member();
        member.merchantId = merchant.value();
        member.subject = subject.value();
        member.role = role;
        member.createdAt = now;
        return member;
    }

    static Uni<Member> find(MerchantId merchant, String subject) {
        return findById(new Key(merchant.value(), subject));
    }

    static Uni<List<Member>> ofMerchant(MerchantId merchant) {
        return list("merchantId", merchant.value());
    }

    static Uni<Long> countOwnersBeside(String merchant, String subject) {
        return count("merchantId = ?1 and role = ?2 and subject <> ?3", merchant, Role.OWNER, subject);
    }

    static Uni<Long> countElsewhere(String subject, String merchant) {
        return count("subject = ?1 and merchantId <> ?2", subject, merchant);
    }

    static Uni<List<Member>> ofSubject(String subject) {
        return list("subject", subject);
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of("role", role.word()));
        facts.put("displayName", displayName);
        return facts;
    }

    record Key(String merchantId, String subject) implements Serializable {
    }
}
