package dev.latchkey.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.contract.AddonContract;
import dev.latchkey.contract.ContractStatus;
import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.network.IpRange;
import dev.latchkey.secret.Peppers;
import dev.latchkey.secret.SecretHash;
import dev.latchkey.window.Limit;
import dev.latchkey.window.LimitConfig;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Looks keys up with their merchants' contracts and limits in one prepared query. Plain SQL, and not the entities, because
 * requests wait for it.
 */
@ApplicationScoped
class PostgresKeys implements StoredKeys {

    private static final String QUERY = """
            SELECT k.id, k.merchant_id, k.secret_hash, k.pepper_id, k.revoked_at IS NOT NULL AS revoked, k.expires_at,
                   k.enabled, k.scopes, k.allowed_ips, s.status, s.current_period_start, s.current_period_end,
                   s.auto_renew,
                   m.requests_per_minute, m.shadow_requests_per_minute,
                   k.requests_per_minute AS key_requests_per_minute,
                   k.shadow_requests_per_minute AS key_shadow_requests_per_minute,
                   CASE WHEN p.hard_quota OR s.status = 'TRIAL' THEN p.monthly_call_quota END AS hard_quota
            FROM api_keys k
            JOIN merchants m ON m.id = k.merchant_id
            LEFT JOIN subscriptions s ON s.merchant_id = k.merchant_id
            LEFT JOIN plan_versions p ON p.code = s.plan AND p.version = s.plan_version
            WHERE k.secret_hash IN (%s)
            """;

    private final Pool pool;
    private final LimitConfig limit;
    private final Duration timeout;
    private final int peppers;
    private final String ofOne;
    private final String ofMany;

    PostgresKeys(Pool pool, LimitConfig limit, LookupConfig lookup, Peppers peppers) {
        this.pool = pool;
        this.limit = limit;
        this.timeout = lookup.timeout();
        this.peppers = peppers.count();
        ofOne = query(this.peppers);
        ofMany = query(this.peppers * MOST);
    }

    // One parameter for each hash. An array of any length would be one, but PostgreSQL would plan it every time.
    private static String query(int hashes) {
        return QUERY.formatted(IntStream.rangeClosed(1, hashes).mapToObj(i -> "$" + i).collect(Collectors.joining(", ")));
    }

    @Override
    public Future<List<Optional<KnownKey>>> find(List<List<SecretHash>> secrets) {
        int places = secrets.size() == 1 ? 1 : MOST;
        Tuple hashes = Tuple.tuple();
        for (int place = 0; place < places; place++) {
            // The first stands for what is missing: neither a secret nor a hash more is looked up for it.
            List<SecretHash> candidates = secrets.get(place < secrets.size() ? place : 0);
            for (int pepper = 0; pepper < peppers; pepper++) {
                // An imported key has one hash, whatever the number of peppers.
                hashes.addValue(Buffer.buffer(candidates.get(Math.min(pepper, candidates.size() - 1)).bytes()));
            }
        }
        return pool.preparedQuery(places == 1 ? ofOne : ofMany).execute(hashes)
                .timeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .recover(failure -> Future.failedFuture(new LookupUnavailableException(failure)))
                .map(rows -> found(rows, secrets));
    }

    // The index has found equal bytes; comparing them again in constant time, with the pepper's id, also refuses a row
    // whose hash was written under another pepper.
    private List<Optional<KnownKey>> found(RowSet<Row> rows, List<List<SecretHash>> secrets) {
        Map<SecretHash, KnownKey> keys = new HashMap<>();
        for (Row row : rows) {
            keys.put(new SecretHash(row.getString("pepper_id"), row.getBuffer("secret_hash").getBytes()), known(row));
        }
        return secrets.stream().map(candidates -> candidates.stream().map(keys::get).filter(Objects::nonNull).findFirst())
                .toList();
    }

    private KnownKey known(Row row) {
        return new KnownKey(new ApiKeyId(row.getUUID("id")), new MerchantId(row.getString("merchant_id")),
                row.getBoolean("revoked"),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                row.getBoolean("enabled"), List.of(row.getArrayOfStrings("scopes")),
                Stream.of(row.getArrayOfStrings("allowed_ips")).map(text -> IpRange.parse(text).orElseThrow()).toList(),
                contract(row), limits(row));
    }

    private KeyLimits limits(Row row) {
        return new KeyLimits(
                perMinute(row, "requests_per_minute").orElseGet(() -> Limit.perMinute(limit.requestsPerMinute())),
                perMinute(row, "key_requests_per_minute"), perMinute(row, "shadow_requests_per_minute"),
                perMinute(row, "key_shadow_requests_per_minute"),
                Optional.ofNullable(row.getLong("hard_quota")).map(calls -> new HardQuota(calls,
                        time(row, "current_period_start"), time(row, "current_period_end"))));
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static Optional<Limit> perMinute(Row row, String column) {
        return Optional.ofNullable(row.getInteger(column)).map(Limit::perMinute);
    }

    private static Optional<AddonContract> contract(Row row) {
        return Optional.ofNullable(row.getString("status"))
                .map(status -> new AddonContract(ContractStatus.valueOf(status),
                        time(row, "current_period_start"), time(row, "current_period_end"), row.getBoolean("auto_renew")));
    }
}
