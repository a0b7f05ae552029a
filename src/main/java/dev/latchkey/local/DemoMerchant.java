package dev.latchkey.local;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Five plans, a merchant that contracted one of them, and one account for each role, made at the first start of the dev
 * profile.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoMerchant {

    private static final Logger LOG = Logger.getLogger(DemoMerchant.class);

    private static final String MERCHANT = "demo";
    private static final String PASSWORD = "latchkey-demo";
    private static final List<String> ROLES = List.of("owner", "developer", "viewer");

    private final Pool pool;

    DemoMerchant(Pool pool) {
        this.pool = pool;
    }

    void onStart(@Observes StartupEvent start) throws Throwable {
        String hash = BcryptUtil.bcryptHash(PASSWORD);
        execute("""
                INSERT INTO merchants (id, names, country_code, enabled_language_codes, time_zone, created_at)
                VALUES ($1, '{"items": [{"languageCode": "ja", "name": "デモ製作所"}, {"languageCode": "en", "name": "Demo Works"}]}',
                        'JP', '{ja,en}', 'Asia/Tokyo', now())
                ON CONFLICT DO NOTHING
                """,
                Tuple.of(MERCHANT));
        execute("""
                INSERT INTO plan_versions (code, version, name, currency, monthly_fee, monthly_call_quota,
                                           monthly_transfer_quota_bytes, fee_per_extra_call, hard_quota, created_at)
                VALUES ('light', 1, 'Light', 'JPY', 3000, 10000, 1073741824, 1, true, now()),
                       ('standard', 1, 'Standard', 'JPY', 12000, 100000, 10737418240, 0.5, false, now()),
                       ('plus', 1, 'Plus', 'JPY', 30000, 500000, 53687091200, 0.3, false, now()),
                       ('business', 1, 'Business', 'JPY', 90000, 3000000, 322122547200, 0.15, false, now()),
                       ('enterprise', 1, 'Enterprise', 'JPY', 300000, NULL, NULL, 0, false, now())
                ON CONFLICT DO NOTHING
                """, Tuple.tuple());
        // A period like those that follow it by themselves: the current month in Tokyo.
        execute("""
                INSERT INTO subscriptions (merchant_id, plan, plan_version, status, current_period_start, current_period_end,
                                           auto_renew, anchor, updated_at)
                SELECT $1, 'standard', 1, 'ACTIVE', date_trunc('month', now(), 'Asia/Tokyo'),
                       date_add(date_trunc('month', now(), 'Asia/Tokyo'), '1 month', 'Asia/Tokyo'), true,
                       date_trunc('month', now(), 'Asia/Tokyo'), now()
                ON CONFLICT DO NOTHING
                """, Tuple.of(MERCHANT));
        execute("""
                INSERT INTO billing_periods (merchant_id, period_start, period_end, plan, plan_version, trial)
                SELECT merchant_id, current_period_start, current_period_end, plan, plan_version, false
                FROM subscriptions WHERE merchant_id = $1 ON CONFLICT DO NOTHING
                """, Tuple.of(MERCHANT));
        for (String role : ROLES) {
            execute("""
                    INSERT INTO accounts (id, email, password_hash, platform, created_at)
                    VALUES (gen_random_uuid(), $1, $2, false, now()) ON CONFLICT DO NOTHING
                    """, Tuple.of(email(role), hash));
            execute("""
                    INSERT INTO members (merchant_id, subject, role, created_at) VALUES ($1, $2, upper($3), now())
                    ON CONFLICT DO NOTHING
                    """, Tuple.of(MERCHANT, email(role), role));
        }
        LOG.infof("Demo merchant '%s': sign in as %s, %s or %s, password %s; platform account %s, the same password",
                MERCHANT, email(ROLES.get(0)), email(ROLES.get(1)), email(ROLES.get(2)), PASSWORD, email("platform"));
    }

    private void execute(String sql, Tuple parameters) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql).execute(parameters));
    }

    private static String email(String role) {
        return role + "@demo.example";
    }
}
