package dev.latchkey.contract;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.smallrye.mutiny.Uni;

/** How a contract goes on by itself. Decides only; {@link Renewals} writes. */
final class Renewal {

    private Renewal() {
    }

    /**
     * The periods that have begun since the current one ended, oldest first; the last one holds now. Must run in a session.
     *
     * @param subscription one that goes on by itself
     */
    static Uni<List<ContractedPeriod>> begun(Subscription subscription, ZoneId zone, Instant now) {
        return PlanVersion.ofCode(subscription.plan).map(versions -> begun(subscription, versions, zone, now));
    }

    /** @param versions of the subscription's plan */
    static List<ContractedPeriod> begun(Subscription subscription, List<PlanVersion> versions, ZoneId zone, Instant now) {
        Months months = subscription.months(zone);
        List<ContractedPeriod> begun = new ArrayList<>();
        for (Instant start = subscription.currentPeriodEnd; !start.isAfter(now); start = begun.getLast().periodEnd) {
            begun.add(ContractedPeriod.of(subscription.merchantId, start, months.after(start), subscription.plan,
                    versionAt(start, versions), false));
        }
        return begun;
    }

    /**
     * The version that was the newest when the period began: whoever asks later, and however late it is written down, must
     * find the same. A plan that was defined later is better than none.
     */
    private static Integer versionAt(Instant start, List<PlanVersion> versions) {
        Comparator<PlanVersion> byAge = Comparator.comparing(plan -> plan.version);
        return versions.stream().filter(plan -> !plan.createdAt.isAfter(start)).max(byAge)
                .or(() -> versions.stream().min(byAge)).map(plan -> plan.version).orElse(null);
    }
}
