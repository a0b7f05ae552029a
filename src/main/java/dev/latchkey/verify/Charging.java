package dev.latchkey.verify;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.usage.KeyUses;
import dev.latchkey.usage.LimitTrial;
import dev.latchkey.usage.LimitTrials;
import dev.latchkey.usage.meter.Meter;
import dev.latchkey.usage.meter.MeterConfig;
import dev.latchkey.window.Account;
import dev.latchkey.window.Charge;
import dev.latchkey.window.Decision;
import dev.latchkey.window.SlidingWindow;
import io.vertx.core.Future;

/** The last of the checks, the one that costs something: takes a request from its windows, and counts it on its key. */
@ApplicationScoped
class Charging {

    private final SlidingWindow window;
    private final Meter meter;
    private final MeterConfig config;
    private final KeyUses uses;
    private final LimitTrials trials;
    private final Clock clock;

    Charging(SlidingWindow window, Meter meter, MeterConfig config, KeyUses uses, LimitTrials trials, Clock clock) {
        this.window = window;
        this.meter = meter;
        this.config = config;
        this.uses = uses;
        this.trials = trials;
        this.clock = clock;
    }

    /** Admits a request that no other check refuses, or refuses it; fails as the window does. */
    Future<Verdict> charge(KnownKey key, Attempt attempt) {
        Instant now = clock.instant();
        return window.take(key.merchant().value(), key.limits().bounds(key.id()), charge(key, attempt.cost(), now))
                .map(decision -> switch (decision) {
                    case Decision.Admitted admitted -> admitted(key, attempt, admitted);
                    case Decision.StoodIn stoodIn -> admitted(key, attempt, stoodIn);
                    case Decision.Refused limited -> Verdict.Refused.because(limited);
                    case Decision.Exhausted exhausted -> Verdict.Refused.because(exhausted, now);
                });
    }

    private Charge charge(KnownKey key, int cost, Instant now) {
        return config.enabled()
                ? new Charge(cost, Optional.of(
                        new Account(key.id().toString(), key.limits().quota().map(quota -> quota.at(now)))))
                : Charge.unmetered(cost);
    }

    private Verdict admitted(KnownKey key, Attempt attempt, Decision.Admitted admitted) {
        Set<Holder> shadowRefusals = Holder.of(admitted.shadowRefusals());
        admitted.count().ifPresent(count -> meter.admitted(key.merchant().value(), key.id().value(), count));
        shadowRefusals.forEach(holder -> trials.note(switch (holder) {
            case MERCHANT -> LimitTrial.ofMerchant(key.merchant().value());
            case KEY -> LimitTrial.ofKey(key.id().value());
        }));
        return admitted(key, attempt, admitted, shadowRefusals);
    }

    // What Redis may have counted is not counted again: better a call too few on the bill than one too many.
    private Verdict admitted(KnownKey key, Attempt attempt, Decision.StoodIn stoodIn) {
        if (config.enabled()) {
            stoodIn.counted().onSuccess(counted -> {
                if (!counted) {
                    meter.admittedHere(key.merchant().value(), key.id().value(), attempt.cost());
                }
            });
        }
        return admitted(key, attempt, stoodIn, Set.of());
    }

    private Verdict admitted(KnownKey key, Attempt attempt, Decision decision, Set<Holder> shadowRefusals) {
        uses.note(key.id().value(), attempt.clientAddress().text());
        return new Verdict.Admitted(key.merchant(), key.id(), key.scopes(), key.expiresAt(), Windows.of(decision),
                shadowRefusals);
    }
}
