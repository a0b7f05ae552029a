package dev.latchkey.local;

import java.time.Duration;
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

/** A merchant with an active add-on and one account for each role, made at the first start of the dev profile. */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoMerchant {

    private static final Logger LOG = Logger.getLogger(DemoMerchant.class);

    private static final String MERCHANT = "demo";
    private static final String PASSWORD = "latchkey-demo";
    private static final List<String> ROLES = List.of("owner", "developer", "viewer");
    private static final Duration CONTRACTED = Duration.ofDays(365);

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
                INSERT INTO subscriptions (merchant_id, plan, status, current_period_start, current_period_end, updated_at)
                VALUES ($1, 'standard', 'ACTIVE', now(), now() + make_interval(days => $2), now())
                ON CONFLICT DO NOTHING
                """, Tuple.of(MERCHANT, (int) CONTRACTED.toDays()));
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
