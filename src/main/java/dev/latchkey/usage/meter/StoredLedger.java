package dev.latchkey.usage.meter;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.window.Ledger;
import io.smallrye.mutiny.Uni;

/**
 * Tells what was used of a quota of which Redis knows nothing: the period has just begun, the plan got a hard quota, or Redis
 * lost its data. All that this instance and Redis still know is stored first, so that it is in the sum.
 */
@ApplicationScoped
class StoredLedger implements Ledger {

    private final MeterWriter writer;
    private final Sweep sweep;
    private final UsageHours stored;

    StoredLedger(MeterWriter writer, Sweep sweep, UsageHours stored) {
        this.writer = writer;
        this.sweep = sweep;
        this.stored = stored;
    }

    @Override
    public Uni<Long> used(String subject, Instant since) {
        return writer.write()
                .chain(() -> sweep.recent(subject))
                .chain(() -> stored.callsSince(subject, since));
    }
}
