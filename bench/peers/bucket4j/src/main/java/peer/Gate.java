package peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

/** Lets a request pass whose key is known, and whose merchant's bucket in Redis has a token left. */
@jakarta.ws.rs.Path("/merchant-api/v1/bench/empty")
@Singleton
public class Gate {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, AsyncBucketProxy> buckets = new HashMap<>();

    Gate() throws IOException {
        RedisClient redis = RedisClient.create("redis://127.0.0.1:" + System.getenv("REDIS_PORT"));
        AsyncProxyManager<String> manager = Bucket4jLettuce
                .casBasedBuilder(redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build().asAsync();
        Map<String, AsyncBucketProxy> ofMerchants = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(System.getenv("KEYS_FILE")))) {
            String[] parts = line.split(" ");
            buckets.put(parts[0], ofMerchants.computeIfAbsent(parts[1], merchant -> manager.builder()
                    .withOptimization(Optimizations.batching())
                    .build(merchant, () -> CompletableFuture.completedFuture(limit(Long.parseLong(parts[2]))))));
        }
    }

    @GET
    public CompletionStage<Response> pass(@HeaderParam("X-Merchant-API-Key") String secret) {
        AsyncBucketProxy bucket = secret == null ? null : buckets.get(hash(secret));
        if (bucket == null) {
            return CompletableFuture.completedFuture(Response.status(401).build());
        }
        return bucket.tryConsumeAndReturnRemaining(1).thenApply(probe -> Response.status(probe.isConsumed() ? 204 : 429)
                .header("X-Rate-Limit-Remaining", probe.getRemainingTokens()).build());
    }

    private static BucketConfiguration limit(long requests) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, MINUTE)).build();
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
