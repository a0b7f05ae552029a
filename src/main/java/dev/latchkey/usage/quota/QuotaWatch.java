package dev.latchkey.usage.quota;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.latchkey.audit.Actor;
import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.rounds.Rounds;
import dev.latchkey.webhook.WebhookEvent;
import dev.latchkey.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Tells once when 80 and 100 % of a quota were used, see the package. */
@ApplicationScoped
class QuotaWatch {

    /**
     * Of merchants that were counted lately, and of periods that hold now or ended so lately that their last minutes may have
     * been written since. A whole hour's minutes are summed up already; of an hour at the edge of a period those in it are.
     */
    private static final String REACHED = """
            WITH counted AS (
                SELECT DISTINCT merchant_id FROM usage_hours
                WHERE hour >= date_trunc('hour', now(), 'UTC') - interval '2 hours' AND kind IN ('CALLS', 'BYTES')
            ), periods AS (
                SELECT p.merchant_id, p.period_start, p.period_end, v.monthly_call_quota, v.monthly_transfer_quota_bytes,
                       date_trunc('minute', p.period_start, 'UTC') AS first, date_trunc('minute', p.period_end, 'UTC') AS last
                FROM counted c
                JOIN billing_periods p ON p.merchant_id = c.merchant_id
                JOIN plan_versions v ON v.code = p.plan AND v.version = p.plan_version
                WHERE p.period_start <= now() AND p.period_end > now() - interval '2 hours'
                  AND (v.monthly_call_quota IS NOT NULL OR v.monthly_transfer_quota_bytes IS NOT NULL)
            ), sums AS (
                SELECT p.merchant_id, p.period_start, p.period_end,
                       CASE u.kind WHEN 'CALLS' THEN 'CALLS' ELSE 'TRANSFER' END AS measure,
                       CASE u.kind WHEN 'CALLS' THEN p.monthly_call_quota ELSE p.monthly_transfer_quota_bytes END AS quota,
                       sum(CASE WHEN u.hour >= p.first AND u.hour + interval '1 hour' <= p.last THEN u.total
                           ELSE total_of(u.minutes[1 + greatest(0, extract(epoch FROM p.first - u.hour)::integer / 60)
                                                   : least(60, extract(epoch FROM p.last - u.hour)::integer / 60)])
                           END) AS used
                FROM periods p
                JOIN usage_hours u ON u.merchant_id = p.merchant_id AND u.kind IN ('CALLS', 'BYTES')
                    AND u.hour > p.first - interval '1 hour' AND u.hour < p.last
                GROUP BY p.merchant_id, p.period_start, p.period_end, u.kind, p.monthly_call_quota,
                         p.monthly_transfer_quota_bytes
            )
            SELECT s.merchant_id, s.period_start, s.period_end, s.measure, t.percent, s.used::bigint, s.quota
            FROM sums s CROSS JOIN (VALUES (80), (100)) AS t (percent)
            WHERE s.used > 0 AND s.used * 100 >= s.quota::numeric * t.percent
              AND NOT EXISTS (SELECT FROM quota_notices n WHERE n.merchant_id = s.merchant_id
                              AND n.period_start = s.period_start AND n.measure = s.measure AND n.percent = t.percent)
            ORDER BY s.merchant_id, s.measure, t.percent
            """;
    private static final String TELL = """
            INSERT INTO quota_notices (merchant_id, period_start, measure, percent, told_at)
            VALUES (:merchant, :start, :measure, :percent, :now) ON CONFLICT DO NOTHING RETURNING percent
            """;
    private static final Logger LOG = Logger.getLogger(QuotaWatch.class);

    private final Pool pool;
    private final Audit audit;
    private final Webhooks webhooks;
    private final QuotaConfig config;
    private final Clock clock;
    private Rounds rounds;

    QuotaWatch(Pool pool, Audit audit, Webhooks webhooks, QuotaConfig config, Clock clock) {
        this.pool = pool;
        this.audit = audit;
        this.webhooks = webhooks;
        this.config = config;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        rounds = Rounds.every(config.checkQuotaEvery(), "Watching quotas", this::check);
    }

    void onStop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Tells what was reached and not told yet. One that can't be told does not hold up the others. */
    Uni<Void> check() {
        return reached()
                .onItem().transformToMulti(reached -> Multi.createFrom().iterable(reached))
                .onItem().transformToUniAndConcatenate(reached -> tell(reached)
                        .onFailure().invoke(failure -> LOG.warnf("It could not be told that %s used %d %% of its quota: %s",
                                reached.merchant(), reached.percent(), failure.getMessage()))
                        .onFailure().recoverWithNull())
                .toUni().replaceWithVoid();
    }

    Uni<List<Reached>> reached() {
        return pool.preparedQuery(REACHED).execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Reached::of).toList());
    }

    /** Does nothing if another instance was quicker: it waits here for the other's transaction. */
    Uni<Void> tell(Reached reached) {
        Instant now = clock.instant();
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL, Integer.class)
                        .setParameter("merchant", reached.merchant().value())
                        .setParameter("start", reached.periodStart()).setParameter("measure", reached.measure().name())
                        .setParameter("percent", reached.percent()).setParameter("now", now).getSingleResultOrNull())
                .chain(told -> told == null ? Uni.createFrom().voidItem() : record(reached)));
    }

    private Uni<Void> record(Reached reached) {
        return audit.record(AuditEntry.of(AuditAction.QUOTA_REACHED, Actor.NOBODY).merchant(reached.merchant().value())
                .change(null, reached.facts()))
                .chain(() -> webhooks.send(new WebhookEvent(AuditAction.QUOTA_REACHED.word(), reached.merchant().value(),
                        reached.data())));
    }
}
