package dev.latchkey.bench;

import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;

/** What a verified call is compared with. Only the bench profile's build has these endpoints. */
@Path("/bench")
class Yardsticks {

    private static final String KEY = "bench:yardstick";

    private final Redis redis;

    Yardsticks(Redis redis) {
        this.redis = redis;
    }

    void onStart(@Observes StartupEvent start) {
        redis.sendAndAwait(Request.cmd(Command.SET).arg(KEY).arg("1"));
    }

    /** The least that an endpoint of this service can cost. */
    @GET
    @Path("/empty")
    public Uni<Void> empty() {
        return Uni.createFrom().voidItem();
    }

    /** The least that an endpoint can cost that asks Redis, through the same client as the sliding window. */
    @GET
    @Path("/redis-get")
    public Uni<String> redisGet() {
        return redis.send(Request.cmd(Command.GET).arg(KEY)).map(Object::toString);
    }
}
