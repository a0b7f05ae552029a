package dev.latchkey.identity;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** Somebody who is signed in to the console. */
@Entity
@Table(name = "sessions")
class Session extends PanacheEntityBase {

    /** Random, and known to the browser alone; encrypted even there. */
    @Id
    public UUID id;

    /** Null: signed in by an OpenID provider. */
    @Column(name = "account_id")
    public UUID accountId;

    public String subject;

    /** What people call the subject. */
    @Column(name = "display_name")
    public String displayName;

    public boolean platform;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    static Uni<Session> findLive(UUID id, Instant now) {
        return find("id = ?1 and expiresAt > ?2", id, now).firstResult();
    }

    /** Until the transaction ends, nobody else ends it. */
    static Uni<Session> lockLive(UUID id, Instant now) {
        return Session.<Session> find("id = ?1 and expiresAt > ?2", id, now).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** All of one person, however they were begun. */
    static Uni<Long> deleteOf(String subject) {
        return delete("subject", subject);
    }

    static Uni<Long> deleteExpired(Instant now) {
        return delete("expiresAt <= ?1", now);
    }
}
