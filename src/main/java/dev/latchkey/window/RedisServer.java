package dev.latchkey.window;

import jakarta.inject.Singleton;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;

/** Remembers where the framework's Redis client connects to, so that the window's connections go there too. */
@Singleton
class RedisServer implements RedisOptionsCustomizer {

    private RedisOptions options;

    @Override
    public void customize(String clientName, RedisOptions made) {
        options = new RedisOptions(made);
    }

    RedisOptions options() {
        return options;
    }
}
