package dev.latchkey.merchant;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** An organization that owns keys. */
@Entity
@Table(name = "merchants")
public class Merchant extends PanacheEntityBase {

    @Id
    public String id;

    @JdbcTypeCode(SqlTypes.JSON)
    public Names names;

    @Column(name = "country_code")
    public String countryCode;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "enabled_language_codes")
    public List<String> enabledLanguageCodes;

    /** In whose days and months its usage is counted. */
    @Column(name = "time_zone")
    public String timeZone;

    /** Null: the installation's limit. */
    @Column(name = "requests_per_minute")
    public Integer requestsPerMinute;

    /** A limit on trial, which refuses nothing. Null: none. */
    @Column(name = "shadow_requests_per_minute")
    public Integer shadowRequestsPerMinute;

    @Column(name = "created_at")
    public Instant createdAt;

    /** Hibernate Reactive keeps JSON columns as objects only, hence an object around the list. */
    record Names(List<LocalizedName> items) {
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of("names", List.copyOf(names.items()), "countryCode", countryCode,
                "enabledLanguageCodes", List.copyOf(enabledLanguageCodes), "timeZone", timeZone));
        facts.put("requestsPerMinute", requestsPerMinute);
        return facts;
    }

    /** Null if there is none. Must run in a session. */
    public static Uni<Merchant> find(MerchantId id) {
        return findById(id.value());
    }

    /**
     * Until the transaction ends, nobody else makes a key for this merchant, or changes its members or its contract:
     * looking and changing are one step.
     */
    public static Uni<Merchant> lock(MerchantId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }
}
