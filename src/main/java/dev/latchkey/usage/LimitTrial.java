package dev.latchkey.usage;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** How many requests a limit on trial would have refused since it was set. */
@Entity
@Table(name = "limit_trials")
public class LimitTrial extends PanacheEntityBase {

    /** Whose limit it is: see {@link #ofMerchant} and {@link #ofKey}. */
    @Id
    public String subject;

    @Column(name = "would_refuse")
    public long wouldRefuse;

    /** The subject of a merchant's limit. */
    public static String ofMerchant(String merchantId) {
        return "merchant/" + merchantId;
    }

    /** The subject of a key's own limit. */
    public static String ofKey(UUID keyId) {
        return "key/" + keyId;
    }

    /** The counts of these subjects; who has none yet is missing. Must run in a session. */
    public static Uni<Map<String, Long>> counts(Collection<String> subjects) {
        return LimitTrial.<LimitTrial> list("subject in ?1", subjects)
                .map(trials -> trials.stream().collect(Collectors.toMap(trial -> trial.subject, trial -> trial.wouldRefuse)));
    }

    /** Counts from nothing again: another limit is on trial. Must run in the transaction that sets it. */
    public static Uni<Void> restart(String subject) {
        return deleteById(subject).replaceWithVoid();
    }
}
