package dev.latchkey.redis;

import jakarta.inject.Singleton;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;

/** Remembers where the framework's Redis client connects to, so that other connections go there too. */
@Singleton
public class RedisServer implements RedisOptionsCustomizer {

    private RedisOptions options;

    @Override
    public void customize(String clientName, RedisOptions made) {
        options = new RedisOptions(made);
    }

    /** A copy, with all that is configured; there is none before the framework has made its client. */
    public RedisOptions options() {
        return new RedisOptions(options);
    }
}
