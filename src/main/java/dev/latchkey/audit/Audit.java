package dev.latchkey.audit;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Records what happened. */
@ApplicationScoped
public class Audit {

    private final Clock clock;

    Audit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Records it, to be committed with the change that it tells of; so it must run in the transaction of that change, and
     * fails outside of one. A change in which nothing differs is not recorded.
     */
    public Uni<Void> record(AuditEntry entry) {
        return entry.changesNothing() ? Uni.createFrom().voidItem()
                : Panache.currentTransaction()
                        // Nobody would notice: a session without a transaction writes nothing.
                        .onItem().ifNull().failWith(() -> new IllegalStateException("Recording needs a transaction"))
                        .chain(() -> AuditEvent.of(entry, clock.instant()).persist())
                        .replaceWithVoid();
    }
}
