package dev.latchkey.usage.report;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.latchkey.contract.Periods;
import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;

/**
 * What integrating servers are told of their merchant's period. They may ask as often as they like, and it costs them nothing:
 * so of each merchant it is counted once in some seconds, which is how late the counters are anyway.
 */
@ApplicationScoped
public class PeriodsSoFar {

    private static final Logger LOG = Logger.getLogger(PeriodsSoFar.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 10_000;

    private final Function<MerchantId, Uni<Optional<PeriodSoFar>>> count;
    private final AsyncCache<MerchantId, Optional<PeriodSoFar>> kept = Caffeine.newBuilder().expireAfterWrite(KEPT)
            .maximumSize(MOST_KEPT).buildAsync();

    @Inject
    PeriodsSoFar(Periods periods, PeriodUses uses) {
        this(merchant -> periods.current(merchant).chain(period -> uses.of(merchant, period))
                .map(use -> use.map(PeriodView::of).map(PeriodSoFar::of)));
    }

    /** @param count counts it in PostgreSQL */
    PeriodsSoFar(Function<MerchantId, Uni<Optional<PeriodSoFar>>> count) {
        this.count = count;
    }

    /** Empty if nothing was contracted, and if PostgreSQL does not tell in time. Asks nobody's permission. */
    public Uni<Optional<PeriodSoFar>> of(MerchantId merchant) {
        return Uni.createFrom().completionStage(() -> kept.get(merchant, (id, executor) -> count.apply(id)
                .ifNoItem().after(PATIENCE).failWith(() -> new TimeoutException("none within " + PATIENCE))
                .subscribeAsCompletionStage()))
                .onFailure().invoke(failure -> LOG.warnf("A period's use can't be told: %s", failure.getMessage()))
                .onFailure().recoverWithItem(Optional.empty());
    }
}
