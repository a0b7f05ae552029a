package dev.latchkey.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** When and from where a key was last used. Only read here: {@link KeyUses} writes many at once. */
@Entity
@Table(name = "key_uses")
public class KeyUse extends PanacheEntityBase {

    @Id
    @Column(name = "key_id")
    public UUID keyId;

    @Column(name = "last_used_at")
    public Instant lastUsedAt;

    /** An IP address. */
    @Column(name = "last_used_from")
    public String lastUsedFrom;

    /** Those of these keys; a key that was never used has none. Must run in a session. */
    public static Uni<List<KeyUse>> ofKeys(Collection<UUID> keys) {
        return list("keyId in ?1", keys);
    }
}
