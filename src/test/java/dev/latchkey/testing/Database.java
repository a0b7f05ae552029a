package dev.latchkey.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What no endpoint offers yet: accounts, memberships, and states that time or another feature would bring about.
 *
 * @param jdbcUrl where the service's tables are
 */
public record Database(String jdbcUrl) {

    private static final String USER = "postgres";

    /** Makes an account of that password's hash, and a member of the merchant with that role. */
    public void addMember(String merchant, String email, String passwordHash, String role) {
        update("INSERT INTO accounts (id, email, password_hash, platform, created_at) "
                + "VALUES (gen_random_uuid(), ?, ?, false, now()) ON CONFLICT DO NOTHING", email, passwordHash);
        update("INSERT INTO members (merchant_id, subject, role, created_at) VALUES (?, ?, ?, now())", merchant, email,
                role);
    }

    /** Live keys that nobody has a secret of. */
    public void addKeys(String merchant, int count) {
        update("""
                INSERT INTO api_keys (id, merchant_id, name, description, environment, hint, secret_hash, pepper_id, scopes,
                                      allowed_ips, enabled, created_at, created_by)
                SELECT gen_random_uuid(), ?, 'Key ' || i, '', 'LIVE', 'hint', sha256(random()::text::bytea), 'test', '{}', '{}',
                       true, now(), 'test'
                FROM generate_series(1, ?::int) i
                """, merchant, Integer.toString(count));
    }

    public void disable(String keyId) {
        update("UPDATE api_keys SET enabled = false WHERE id = ?::uuid", keyId);
    }

    /** Gives a key a limit of its own, or one on trial; null for none. */
    public void limit(String keyId, Integer requestsPerMinute, Integer shadowRequestsPerMinute) {
        update("UPDATE api_keys SET requests_per_minute = ?::integer, shadow_requests_per_minute = ?::integer "
                + "WHERE id = ?::uuid", text(requestsPerMinute), text(shadowRequestsPerMinute), keyId);
    }

    public void expire(String keyId) {
        update("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = ?::uuid", keyId);
    }

    /** A use of the key. */
    public void use(String keyId, String at, String from) {
        update("INSERT INTO key_uses (key_id, last_used_at, last_used_from) VALUES (?::uuid, ?::timestamptz, ?)", keyId, at,
                from);
    }

    /** Counts something in the minute of that time, beside what was counted before. */
    public void addUsage(String merchant, String keyId, String kind, Instant at, long count) {
        long minute = Math.floorMod(at.getEpochSecond() / 60, 60);
        update("""
                INSERT INTO usage_hours AS known (merchant_id, hour, key_id, kind, epoch, minutes)
                SELECT ?, ?::timestamptz, ?::uuid, ?, 'by hand', array_agg(CASE WHEN minute = ?::bigint THEN ?::bigint END ORDER BY minute)
                FROM generate_series(0, 59) minute
                ON CONFLICT (merchant_id, hour, key_id, kind, epoch) DO UPDATE SET minutes = (
                    SELECT array_agg(CASE WHEN mine IS NULL THEN more ELSE mine + coalesce(more, 0) END ORDER BY minute)
                    FROM unnest(known.minutes, excluded.minutes) WITH ORDINALITY AS counted (mine, more, minute))
                """,
                merchant, at.truncatedTo(ChronoUnit.HOURS).toString(), keyId, kind, Long.toString(minute),
                Long.toString(count));
    }

    /**
     * Counts something of these kinds in so many hours before the last one, or minutes until now, more in some than in others.
     */
    public void addUsage(String merchant, String keyId, List<String> kinds, int count, String unit) {
        update("""
                INSERT INTO usage_hours (merchant_id, hour, key_id, kind, epoch, minutes)
                SELECT ?, date_trunc('hour', at, 'UTC'), ?::uuid, kind, 'traffic of ' || ?::text,
                       (SELECT array_agg(CASE WHEN minute = ANY (array_agg(extract(minute FROM at AT TIME ZONE 'UTC')))
                                         THEN (CASE kind WHEN 'BYTES' THEN 40000 WHEN 'CALLS' THEN 40 ELSE 3 END
                                               * (1.5 + sin(hashtext(? || minute || max(i)) % 100)))::bigint END ORDER BY minute)
                        FROM generate_series(0, 59) minute)
                FROM generate_series(0, ?::integer) i, unnest(string_to_array(?, ',')) kind,
                     LATERAL (SELECT now() - i * ('1 ' || ?::text)::interval AS at) AS times
                WHERE ? = 'minute' OR i > 1
                GROUP BY 2, kind
                """,
                merchant, keyId, unit, keyId, Integer.toString(count), String.join(",", kinds), unit, unit);
    }

    /** In whose days and months the merchant's usage is counted. */
    public void setTimeZone(String merchant, String zone) {
        update("UPDATE merchants SET time_zone = ? WHERE id = ?", zone, merchant);
    }

    /** An event of the merchant about a key; before and after are JSON. */
    public void addKeyEvent(String merchant, String action, String keyId, String target, String before, String after) {
        update("""
                INSERT INTO audit_events (id, at, action, actor, address, merchant_id, key_id, target, before, after)
                VALUES (uuidv7(), now(), ?, 'somebody@test.invalid', '203.0.113.9', ?, ?::uuid, ?, ?::jsonb, ?::jsonb)
                """, action, merchant, keyId, target, before, after);
    }

    public void expireInvitation(String id) {
        update("UPDATE invitations SET created_at = now() - interval '8 days', expires_at = now() - interval '1 second' "
                + "WHERE id = ?::uuid", id);
    }

    /** The one value that the query gives, as text. */
    public String value(String sql, String... parameters) {
        return query(sql, parameters).getFirst();
    }

    /** Every value of every table, as text. */
    public List<String> allValues() {
        List<String> values = new ArrayList<>();
        for (String table : query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            values.addAll(values(table));
        }
        return values;
    }

    /** Every row of a table, as text. */
    public List<String> values(String table) {
        return query("SELECT t::text FROM \"" + table + "\" t");
    }

    public void update(String sql, String... parameters) {
        try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }

    /** The first column of what the query gives, as text. */
    public List<String> query(String sql, String... parameters) {
        try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, USER, USER);
    }
}
