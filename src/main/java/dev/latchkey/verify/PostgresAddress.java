package dev.latchkey.verify;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Makes the framework's pool, with all that an operator has set, and remembers what that connects to. Listening
 * takes a connection of its own: one that was borrowed from the pool can only be given back, be it dead or still listening.
 *
 * <p>
 * A connection on which nothing comes for too long is closed, and what was asked there fails, as it does where PostgreSQL dies.
 * So one that hangs, or that the network has cut off, keeps no connection for ever, and what is asked anew gets a new one. A
 * bound for requests alone would free neither the pool nor what an instance does by itself. PostgreSQL's own
 * {@code statement_timeout} would help little, for one that hangs watches no clock, and poolers refuse to pass it on.
 */
@Singleton
class PostgresAddress implements PgPoolCreator {

    private final int millis;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<PgConnectOptions> servers = List.of();

    PostgresAddress(PostgresConfig config) {
        millis = Math.toIntExact(config.timeout().toMillis());
    }

    @Override
    public Pool create(Input input) {
        servers = input.pgConnectOptionsList().stream().map(this::impatient).toList();
        return PgBuilder.pool().using(input.vertx()).with(inTime(input.poolOptions()))
                .connectingTo(List.<SqlConnectOptions> copyOf(servers)).build();
    }

    private PgConnectOptions impatient(PgConnectOptions server) {
        PgConnectOptions impatient = new PgConnectOptions(server);
        impatient.setConnectTimeout(millis).setIdleTimeout(millis).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return impatient;
    }

    // The pool gives up what nobody uses well before the connection would end by itself, perhaps just when it is used again.
    private PoolOptions inTime(PoolOptions pool) {
        long wanted = pool.getIdleTimeoutUnit().toMillis(pool.getIdleTimeout());
        int idle = wanted > 0 ? (int) Math.min(wanted, millis / 2) : millis / 2;
        return new PoolOptions(pool).setConnectionTimeout(millis).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(idle).setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setPoolCleanerPeriod(millis / 4);
    }

    /** One of the servers of the pool, which must have been made: each in turn, where several are configured. */
    PgConnectOptions next() {
        return servers.get(Math.floorMod(turn.getAndIncrement(), servers.size()));
    }
}
