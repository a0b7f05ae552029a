package dev.latchkey.identity;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Somebody who signs in here with an email address and a password. */
@Entity
@Table(name = "accounts")
public class Account extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String email;

    @Column(name = "password_hash")
    public String passwordHash;

    /** Whether it serves the platform's own systems, and so may do in every merchant what its owner may. */
    public boolean platform;

    @Column(name = "created_at")
    public Instant createdAt;

    /** @param email in the form that {@link EmailAddress} gives it */
    public static Uni<Account> findByEmail(String email) {
        return find("email", email).firstResult();
    }

    /** Makes an account of somebody who is not the platform. Fails if the address is taken. */
    public static Uni<Account> create(String email, String passwordHash, Instant now) {
        Account account = new Account();
        account.email = email;
        account.passwordHash = passwordHash;
        account.createdAt = now;
        return account.persistAndFlush();
    }

    static Uni<Boolean> anyPlatformAccount() {
        return count("platform", true).map(count -> count > 0);
    }

    SecurityIdentity identity() {
        return Caller.ofAccount(email, platform);
    }
}
