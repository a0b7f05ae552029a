package dev.latchkey.window;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;

/**
 * Counts what is decided without Redis, in {@code latchkey_limit_stand_in_decisions_total}; and in
 * {@code latchkey_limit_lost_answers_total} the requests of which nobody counts here, because Redis has, or may have.
 */
final class CountedStandIn implements StandIn {

    private final StandIn standIn;
    private final Counter admitted;
    private final Counter refused;
    private final Counter unavailable;
    private final Counter lost;

    CountedStandIn(StandIn standIn, MeterRegistry registry) {
        this.standIn = standIn;
        admitted = counter(registry, "admitted");
        refused = counter(registry, "refused");
        unavailable = counter(registry, "unavailable");
        lost = registry.counter("latchkey.limit.lost.answers");
    }

    @Override
    public Future<Decision> decide(Ask ask, NotDecidedException why) {
        Future<Decision> decision = standIn.decide(ask, why);
        (decision.failed() ? unavailable : decision.result() instanceof Decision.StoodIn ? admitted : refused).increment();
        why.counted().onSuccess(counted -> lost.increment(counted ? 1 : 0));
        return decision;
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return registry.counter("latchkey.limit.stand.in.decisions", "outcome", outcome);
    }
}
