package dev.latchkey.usage.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.key.KeyLabel;
import dev.latchkey.key.Keys;
import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;

/** What merchants used. Every method first asks what the caller may do, and fails with 404 or 403 if it may not see it. */
@ApplicationScoped
public class UsageReport {

    private final ReportedMerchants merchants;
    private final Counters counters;
    private final PeriodUses uses;
    private final LiveWindow window;
    private final Keys keys;
    private final Clock clock;

    UsageReport(ReportedMerchants merchants, Counters counters, PeriodUses uses, LiveWindow window, Keys keys, Clock clock) {
        this.merchants = merchants;
        this.counters = counters;
        this.uses = uses;
        this.window = window;
        this.keys = keys;
        this.clock = clock;
    }

    /** The time that is asked for, the current period, and the live window. */
    public Uni<UsageView> of(MerchantId merchant, UsageQuery query) {
        Instant now = clock.instant();
        return merchants.find(merchant).chain(reported -> Uni.combine().all()
                .unis(series(reported, query, now), uses.of(merchant, reported.period()), window.of(reported.merchant()))
                .asTuple()
                .map(told -> new UsageView(told.getItem1().items(), query.byKey() ? told.getItem1().keys() : null,
                        told.getItem2().map(use -> PeriodView.of(use, now)).orElse(null),
                        told.getItem3().map(UsageView.Window::of).orElse(null))));
    }

    /** The time that is asked for, and nothing else. */
    public Uni<UsageSeries> series(MerchantId merchant, UsageQuery query) {
        Instant now = clock.instant();
        return merchants.find(merchant).chain(reported -> series(reported, query, now));
    }

    /** The live window alone. Fails with 503 if Redis does not tell. */
    Uni<UsageView.Window> window(MerchantId merchant) {
        return merchants.merchant(merchant).chain(window::now).map(UsageView.Window::of);
    }

    /** The billing periods that have begun, newest first, with what was used in them. */
    public Uni<PeriodList> periods(MerchantId merchant, int limit) {
        Instant now = clock.instant();
        return merchants.periods(merchant)
                .map(all -> all.stream().filter(period -> !now.isBefore(period.start())).limit(limit).toList())
                .chain(begun -> uses.of(merchant, begun))
                .map(counted -> new PeriodList(counted.stream().map(PeriodView::of).toList()));
    }

    private Uni<UsageSeries> series(Reported reported, UsageQuery query, Instant now) {
        Steps steps = query.steps(reported.zone(), reported.period(), now);
        return counters.read(reported.id(), new Stretches(steps.boundaries()), query.key(), query.byKey())
                .map(counted -> query.byKey() ? Series.byKey(steps, counted) : Series.ofWhole(steps, counted))
                .chain(items -> labels(reported.id(), items).map(labels -> new UsageSeries(steps, items, labels)));
    }

    private Uni<List<KeyLabel>> labels(MerchantId merchant, List<UsageItem> items) {
        Set<UUID> told = items.stream().map(UsageItem::keyId).filter(Objects::nonNull).collect(Collectors.toSet());
        return told.isEmpty() ? Uni.createFrom().item(List.of()) : keys.labels(merchant, told);
    }
}
