package dev.latchkey.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** What happened, as it is kept: written once, and then neither changed nor deleted. */
@Entity
@Immutable
@Table(name = "audit_events")
public class AuditEvent extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public Instant at;

    @Enumerated(EnumType.STRING)
    public AuditAction action;

    /** Null: the service itself, or a sign-in was refused, and nobody can tell whose it would have been. */
    public String actor;

    /** Null: the caller had none. */
    public String address;

    /** Null: it belongs to no merchant. */
    @Column(name = "merchant_id")
    public String merchantId;

    @Column(name = "key_id")
    public UUID keyId;

    public String target;

    /** Null: nothing was, or there is nothing to tell. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> before;

    /** Null: nothing is, or there is nothing to tell. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> after;

    static AuditEvent of(AuditEntry entry, Instant now) {
        AuditEvent event = new AuditEvent();
        event.at = now;
        event.action = entry.action();
        event.actor = entry.actor().subject();
        event.address = entry.actor().address();
        event.merchantId = entry.merchantId();
        event.keyId = entry.keyId();
        event.target = entry.target();
        event.before = orNull(entry.before());
        event.after = orNull(entry.after());
        return event;
    }

    private static Map<String, Object> orNull(Map<String, Object> facts) {
        return facts == null || facts.isEmpty() ? null : facts;
    }
}
