package dev.latchkey.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;

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
 * Looks a key up with its merchant's contract and limits in one prepared query. Plain SQL, and not the entities, because
 * requests wait for it. Whoever wants a {@link KeyLookup} is given the {@link KeyCache} before it.
 */
@ApplicationScoped
@Typed(PostgresKeyLookup.class)
class PostgresKeyLookup implements KeyLookup {

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
    private final int parameters;
    private final String query;

    PostgresKeyLookup(Pool pool, LimitConfig limit, LookupConfig lookup, Peppers peppers) {
        this.pool = pool;
        this.limit = limit;
        this.timeout = lookup.timeout();
        // One parameter for each pepper. An array of any length would be one, but PostgreSQL would plan it every time.
        parameters = peppers.count();
        query = QUERY.formatted(IntStream.rangeClosed(1, parameters).mapToObj(i -> "$" + i)
                .collect(Collectors.joining(", ")));
    }

    @Override
    public Future<Optional<KnownKey>> find(List<SecretHash> candidates) {
        Tuple hashes = Tuple.tuple();
        // An imported key has one hash, whatever the number of peppers: it stands for the others as well.
        for (int i = 0; i < parameters; i++) {
            hashes.addValue(Buffer.buffer(candidates.get(Math.min(i, candidates.size() - 1)).bytes()));
        }
        return pool.preparedQuery(query).execute(hashes)
                .timeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .recover(failure -> Future.failedFuture(new LookupUnavailableException(failure)))
                .map(rows -> known(rows, candidates));
    }

    // The index has found equal bytes; comparing them again in constant time, with the pepper's id, also refuses a row
    // whose hash was written under another pepper.
    private Optional<KnownKey> known(RowSet<Row> rows, List<SecretHash> candidates) {
        for (Row row : rows) {
            if (candidates.contains(new SecretHash(row.getString("pepper_id"), row.getBuffer("secret_hash").getBytes()))) {
                return Optional.of(known(row));
            }
        }
        return Optional.empty();
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
