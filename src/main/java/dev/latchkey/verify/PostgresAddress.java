package dev.latchkey.verify;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Lets the framework make its pool as ever, and remembers what that connects to, with all that an operator has set. Listening
 * takes a connection of its own: one that was borrowed from the pool can only be given back, be it dead or still listening.
 */
@Singleton
class PostgresAddress implements PgPoolCreator {

    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<PgConnectOptions> servers = List.of();

    @Override
    public Pool create(Input input) {
        servers = List.copyOf(input.pgConnectOptionsList());
        return PgBuilder.pool().using(input.vertx()).with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions> copyOf(servers)).build();
    }

    /** One of the servers of the pool, which must have been made: each in turn, where several are configured. */
    PgConnectOptions next() {
        return servers.get(Math.floorMod(turn.getAndIncrement(), servers.size()));
    }
}
