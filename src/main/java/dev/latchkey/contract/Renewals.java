package dev.latchkey.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.latchkey.audit.Actor;
import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.rounds.Rounds;
import dev.latchkey.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Writes down that contracts went on by themselves. Any number of instances may do it at once. */
@ApplicationScoped
class Renewals {

    private static final Logger LOG = Logger.getLogger(Renewals.class);

    private final Audit audit;
    private final Webhooks webhooks;
    private final ContractConfig config;
    private final Clock clock;
    private Rounds rounds;

    Renewals(Audit audit, Webhooks webhooks, ContractConfig config, Clock clock) {
        this.audit = audit;
        this.webhooks = webhooks;
        this.config = config;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        rounds = Rounds.every(config.renewEvery(), "Renewing contracts", () -> renewAll(clock.instant()));
    }

    void onStop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Each in a transaction of its own: one that can't be renewed does not hold up the others. */
    Uni<Void> renewAll(Instant now) {
        return Panache.withSession(() -> Subscription.toRenew(now))
                .onItem().transformToMulti(merchants -> Multi.createFrom().iterable(merchants))
                .onItem().transformToUniAndConcatenate(merchant -> renew(new MerchantId(merchant), now)
                        .onFailure().invoke(failure -> LOG.warnf("The contract of %s could not be renewed: %s", merchant,
                                failure.getMessage()))
                        .onFailure().recoverWithNull())
                .toUni().replaceWithVoid();
    }

    /** Does nothing if another instance was quicker, or the platform has put something else meanwhile. */
    Uni<Void> renew(MerchantId id, Instant now) {
        return Panache.withTransaction(() -> Merchant.lock(id)
                .chain(merchant -> Subscription.find(id)
                        .chain(subscription -> subscription.goesOnAt(now)
                                ? Renewal.begun(subscription, ZoneId.of(merchant.timeZone), now)
                                        .chain(begun -> renew(subscription, begun, ZoneId.of(merchant.timeZone)))
                                : Uni.createFrom().voidItem())));
    }

    private Uni<Void> renew(Subscription subscription, List<ContractedPeriod> begun, ZoneId zone) {
        subscription.anchor = subscription.months(zone).anchor();
        return Multi.createFrom().iterable(begun)
                .onItem().transformToUniAndConcatenate(period -> {
                    Map<String, Object> before = subscription.facts();
                    subscription.begin(period);
                    return period.persist()
                            .chain(() -> audit.record(AuditEntry.of(AuditAction.SUBSCRIPTION_RENEWED, Actor.NOBODY)
                                    .merchant(subscription.merchantId).change(before, subscription.facts())))
                            .chain(() -> webhooks.send(subscription.event(AuditAction.SUBSCRIPTION_RENEWED)));
                })
                .collect().last()
                .invoke(() -> subscription.updatedAt = clock.instant())
                .replaceWithVoid();
    }
}
