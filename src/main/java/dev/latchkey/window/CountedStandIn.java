package dev.latchkey.window;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;

/** Counts what is decided without Redis, in {@code latchkey_limit_stand_in_decisions_total}. */
final class CountedStandIn implements StandIn {

    private final StandIn standIn;
    private final Counter admitted;
    private final Counter refused;
    private final Counter unavailable;

    CountedStandIn(StandIn standIn, MeterRegistry registry) {
        this.standIn = standIn;
        admitted = counter(registry, "admitted");
        refused = counter(registry, "refused");
        unavailable = counter(registry, "unavailable");
    }

    @Override
    public Future<Decision> decide(Ask ask, NotDecidedException why) {
        Future<Decision> decision = standIn.decide(ask, why);
        (decision.failed() ? unavailable : decision.result() instanceof Decision.StoodIn ? admitted : refused).increment();
        return decision;
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return registry.counter("latchkey.limit.stand.in.decisions", "outcome", outcome);
    }
}
