package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.local.RedisForTests;
import dev.latchkey.testing.Awaited;
import dev.latchkey.testing.Soon;
import io.vertx.core.Context;
import io.vertx.core.Future;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** What becomes of requests while a real Redis gives no decisions, and afterwards. */
class RedisAwayTest {

    private static final Bounds TEN = Bounds.ofWhole(Limit.perMinute(10));

    private final Jedis redis = new Jedis(URI.create(RedisForTests.URI));
    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void mend() {
        unpause();
        redis.configSet("maxmemory", "0");
        redis.keys("*" + subject + "*").forEach(redis::del);
        redis.close();
    }

    @Test
    void nobodyWaitsForARedisThatIsKnownToHang() {
        SlidingWindow window = window(WhenStoreIsDown.CLOSED);
        assertThat(take(window)).isInstanceOf(Decision.Admitted.class);
        pause(60_000);

        Soon.holds(() -> {
            assertThatThrownBy(() -> take(window)).isInstanceOf(WindowUnavailableException.class);
            assertThat(window.isAway()).isTrue();
        });
        Soon.holds(() -> assertThat(begin(window).failed()).as("it is told at once").isTrue());
        unpause();
        Soon.holds(() -> assertThat(window.isAway()).isFalse());
        assertThat(take(window)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void whatWasGivenUpIsNotCountedWhenTheHangingRedisGoesOn() {
        SlidingWindow window = window(WhenStoreIsDown.CLOSED);
        take(window);
        pause(60_000);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> take(window)).isInstanceOf(WindowUnavailableException.class);
        }

        unpause();
        Soon.holds(() -> assertThat(window.isAway()).isFalse());
        assertThat(take(window).window().remaining()).isEqualTo(8);
    }

    @Test
    void aRedisThatIsFullDecidesNothing() {
        SlidingWindow window = window(WhenStoreIsDown.LOCAL);
        take(window);
        redis.configSet("maxmemory", "1");

        assertThat(take(window)).isInstanceOf(Decision.StoodIn.class);
        Soon.holds(() -> assertThat(window.isAway()).isTrue());
        redis.configSet("maxmemory", "0");
        Soon.holds(() -> assertThat(window.isAway()).isFalse());
        assertThat(take(window)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void whatAcceptsConnectionsAndClosesThemIsNoRedis() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> {
                while (!server.isClosed()) {
                    try (Socket accepted = server.accept()) {
                        accepted.getInputStream().read();
                        accepted.getOutputStream().write("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        continue;
                    }
                }
            });
            SlidingWindow window = WindowForTests.at("redis://127.0.0.1:" + server.getLocalPort(),
                    limit(WhenStoreIsDown.LOCAL));

            Soon.holds(() -> {
                assertThat(take(window)).isNotInstanceOf(Decision.Admitted.class);
                assertThat(window.isAway()).isTrue();
            });
        }
    }

    @Test
    void aRefusalOfItsOwnIsForgottenWhenRedisIsBack() {
        SlidingWindow window = window(WhenStoreIsDown.LOCAL);
        redis.configSet("maxmemory", "1");
        Soon.holds(() -> assertThat(take(window)).isInstanceOf(Decision.Refused.class));

        redis.configSet("maxmemory", "0");
        Soon.holds(() -> assertThat(window.isAway()).isFalse());
        assertThat(take(window)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void eachInstanceDecidesByItselfWithinItsShare() {
        SlidingWindow nowhere = WindowForTests.at(RedisForTests.absent(), limit(WhenStoreIsDown.LOCAL));

        for (int left = 9; left >= 0; left--) {
            assertThat(take(nowhere)).isInstanceOf(Decision.StoodIn.class);
        }
        assertThat(take(nowhere)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void orEverybodyPasses() {
        SlidingWindow nowhere = WindowForTests.at(RedisForTests.absent(), limit(WhenStoreIsDown.OPEN));

        for (int i = 0; i < 20; i++) {
            assertThat(take(nowhere)).isInstanceOfSatisfying(Decision.StoodIn.class, stoodIn -> {
                assertThat(Awaited.of(stoodIn.counted())).isFalse();
                assertThat(stoodIn.window().remaining()).isEqualTo(10);
            });
        }
    }

    @Test
    void whetherRedisHasCountedARequestThatWasGivenUpIsToldWhenItAnswers() {
        SlidingWindow window = WindowForTests.at(RedisForTests.URI,
                WindowForTests.limit(Duration.ofMillis(300), WhenStoreIsDown.LOCAL));
        take(window);
        pause(350);

        Decision decision = take(window);

        assertThat(decision).isInstanceOfSatisfying(Decision.StoodIn.class,
                stoodIn -> assertThat(Awaited.of(stoodIn.counted())).as("it came too late to decide").isFalse());
    }

    @Test
    void whatASlowRedisHasCountedIsNeverToldAsUncounted() {
        SlidingWindow window = WindowForTests.at(RedisForTests.URI,
                WindowForTests.limit(Duration.ofMillis(150), WhenStoreIsDown.OPEN));
        Charge metered = new Charge(1, Optional.of(new Account("a", Optional.empty())));
        Bounds wide = Bounds.ofWhole(Limit.perMinute(10_000));
        Context loop = WindowForTests.VERTX.getOrCreateContext();
        Random random = new Random(7);
        List<CompletableFuture<Decision>> answers = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            int slow = 100 + random.nextInt(120);
            pause(slow);
            for (int i = 0; i < slow / 2; i++) {
                CompletableFuture<Decision> answer = new CompletableFuture<>();
                loop.runOnContext(turn -> window.take(subject, wide, metered).onSuccess(answer::complete));
                answers.add(answer);
                LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
            }
        }

        long told = answers.stream().map(CompletableFuture::join).filter(decision -> switch (decision) {
            case Decision.Admitted admitted -> true;
            case Decision.StoodIn stoodIn -> Awaited.of(stoodIn.counted());
            default -> throw new IllegalStateException(decision.toString());
        }).count();

        assertThat(told).isBetween(1L, answers.size() - 1L);
        assertThat(redis.keys("lk:1:{" + subject + "}:u:*").stream().flatMap(key -> redis.hgetAll(key).entrySet().stream())
                .filter(field -> field.getKey().startsWith("a/")).mapToLong(field -> Long.parseLong(field.getValue())).sum())
                .isLessThanOrEqualTo(told);
    }

    // Whoever writes waits, and the script may.
    private void pause(int millis) {
        redis.sendCommand(Protocol.Command.CLIENT, "PAUSE", Integer.toString(millis), "WRITE");
    }

    private void unpause() {
        redis.sendCommand(Protocol.Command.CLIENT, "UNPAUSE");
    }

    private Decision take(SlidingWindow window) {
        return Awaited.of(begin(window));
    }

    private Future<Decision> begin(SlidingWindow window) {
        return window.take(subject, TEN, Charge.unmetered(1));
    }

    private SlidingWindow window(WhenStoreIsDown whenStoreIsDown) {
        return WindowForTests.at(RedisForTests.URI, limit(whenStoreIsDown));
    }

    private static LimitConfig limit(WhenStoreIsDown whenStoreIsDown) {
        return WindowForTests.limit(Duration.ofMillis(300), whenStoreIsDown);
    }
}
