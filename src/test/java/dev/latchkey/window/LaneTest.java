package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.latchkey.local.RedisForTests;
import dev.latchkey.testing.Awaited;
import dev.latchkey.testing.Soon;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import redis.clients.jedis.Jedis;

/** How checks go to a real Redis: together, and one's trouble is not the others'. */
class LaneTest {

    private static final Pattern SCRIPTS = Pattern.compile("cmdstat_eval(?:sha)?:calls=(\\d+)");
    private static final Bounds TEN = Bounds.ofWhole(Limit.perMinute(10));

    private final Jedis redis = new Jedis(URI.create(RedisForTests.URI));
    private final String run = UUID.randomUUID().toString();

    @AfterEach
    void forget() {
        redis.keys("*" + run + "*").forEach(redis::del);
        redis.close();
    }

    @Test
    void whatAsksAtTheSameMomentGoesToRedisInOneCall() {
        SlidingWindow window = window(Batching.ALL);
        take(window, List.of("a"));
        long before = scripts();

        List<Decision> decisions = take(window, IntStream.range(0, 60).mapToObj(i -> "s" + i % 5).toList());

        assertThat(scripts() - before).isEqualTo(1);
        assertThat(decisions).filteredOn(Decision.Admitted.class::isInstance).hasSize(50);
    }

    @Test
    void ofTheChecksOfOneMerchantThoseThatFitAreAdmittedAndEachIsToldItsOwnRest() {
        List<Decision> decisions = take(window(Batching.ALL), IntStream.range(0, 12).mapToObj(i -> "a").toList());

        assertThat(decisions).extracting(decision -> decision.window().remaining())
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0);
        assertThat(decisions.subList(10, 12)).allMatch(Decision.Refused.class::isInstance);
    }

    @Test
    void byMerchantEachHasACallOfItsOwn() {
        SlidingWindow window = window(Batching.MERCHANT);
        take(window, List.of("a"));
        long before = scripts();

        take(window, List.of("a", "b", "a", "b", "c"));

        assertThat(scripts() - before).isEqualTo(3);
    }

    @Test
    void switchedOffEachCheckIsACall() {
        SlidingWindow window = window(Batching.OFF);
        take(window, List.of("a"));
        long before = scripts();

        take(window, List.of("a", "b", "a"));

        assertThat(scripts() - before).isEqualTo(3);
    }

    @Test
    void ofManyMerchantsACallHasABoundedNumber() {
        SlidingWindow window = window(Batching.ALL);
        take(window, List.of("a"));
        long before = scripts();

        take(window, IntStream.range(0, 130).mapToObj(i -> "s" + i).toList());

        assertThat(scripts() - before).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void oneKeyThatCantBeUsedHarmsNoOtherCheck(Batching batching) {
        redis.set(WindowScript.key(run + "bad"), "not a list");

        List<Future<Decision>> answers = begin(window(batching), List.of("a", "bad", "b"));

        assertThat(Awaited.of(answers.get(0))).isInstanceOf(Decision.Admitted.class);
        assertThatThrownBy(() -> Awaited.of(answers.get(1))).isInstanceOf(WindowUnavailableException.class)
                .hasMessageContaining("WRONGTYPE");
        assertThat(Awaited.of(answers.get(2))).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void aCallerThatFailsOverItsDecisionHarmsNoOther() {
        SlidingWindow window = window(Batching.ALL);
        CompletableFuture<Future<Decision>> second = new CompletableFuture<>();
        take(window, List.of("c"));
        long before = scripts();

        // As requests come: each in a context of its own on the same loop.
        ((ContextInternal) WindowForTests.VERTX.getOrCreateContext()).duplicate().runOnContext(turn -> {
            window.take(run + "a", TEN, Charge.unmetered(1)).onSuccess(decision -> {
                throw new IllegalStateException("a bug of a caller, as a test makes it");
            });
            second.complete(window.take(run + "b", TEN, Charge.unmetered(1)));
        });
        assertThat(Awaited.of(second.join())).isInstanceOf(Decision.Admitted.class);
        assertThat(scripts() - before).as("they were asked in one call").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRedisThatForgotTheScriptDecidesAllTheSameAndCountsOnce(Batching batching) {
        SlidingWindow window = window(batching);
        take(window, List.of("a"));
        redis.scriptFlush();

        List<Decision> decisions = take(window, List.of("a", "b", "a"));

        assertThat(decisions).extracting(decision -> decision.window().remaining()).containsExactly(8, 9, 7);
    }

    @Test
    void aFloodOfWhatIsKnownToBeFullNeverReachesRedis() {
        SlidingWindow window = window(Batching.ALL);
        take(window, IntStream.range(0, 11).mapToObj(i -> "a").toList());
        long before = scripts();

        List<Decision> decisions = take(window, IntStream.range(0, 1000).mapToObj(i -> "a").toList());

        assertThat(decisions).allMatch(Decision.Refused.class::isInstance);
        assertThat(scripts()).isEqualTo(before);
    }

    @Test
    void withoutTheShortcutItDoes() {
        SlidingWindow window = WindowForTests.at(RedisForTests.URI, WindowForTests.limit(Batching.ALL, false));
        take(window, IntStream.range(0, 11).mapToObj(i -> "a").toList());
        long before = scripts();

        take(window, List.of("a"));

        assertThat(scripts() - before).isEqualTo(1);
    }

    @Test
    void aWindowFromWhichIsGivenBackIsAlwaysAskedFor() {
        SlidingWindow window = window(Batching.ALL);
        IntStream.range(0, 11).forEach(i -> one(window));

        window.giveBack(run + "a").await().atMost(Duration.ofSeconds(5));

        assertThat(one(window)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void aConnectionThatIsLostIsMadeAnew() {
        SlidingWindow window = window(Batching.ALL);
        take(window, List.of("a"));

        redis.clientList().lines().filter(line -> line.contains("cmd=eval"))
                .forEach(line -> redis.clientKill(line.replaceFirst(".* addr=(\\S+) .*", "$1")));

        Soon.holds(() -> assertThatCode(() -> take(window, List.of("a"))).doesNotThrowAnyException());
    }

    @Test
    void nothingIsTakenBeforeSomebodyWantsToKnow() {
        SlidingWindow window = window(Batching.ALL);

        Uni<Decision> asked = window.take(run + "a", Limit.perMinute(10), 1);

        assertThat(one(window).window().remaining()).isEqualTo(9);
        assertThat(asked.await().atMost(Duration.ofSeconds(5)).window().remaining()).isEqualTo(8);
    }

    private Decision one(SlidingWindow window) {
        return window.take(run + "a", Limit.perMinute(10), 1).await().atMost(Duration.ofSeconds(5));
    }

    private List<Decision> take(SlidingWindow window, List<String> subjects) {
        return begin(window, subjects).stream().map(Awaited::of).toList();
    }

    /** All in one turn of the event loop. */
    private List<Future<Decision>> begin(SlidingWindow window, List<String> subjects) {
        CompletableFuture<List<Future<Decision>>> begun = new CompletableFuture<>();
        Vertx vertx = WindowForTests.VERTX;
        vertx.runOnContext(turn -> {
            List<Future<Decision>> answers = new ArrayList<>();
            subjects.forEach(subject -> answers.add(window.take(run + subject, TEN, Charge.unmetered(1))));
            begun.complete(answers);
        });
        return begun.join();
    }

    private static SlidingWindow window(Batching batching) {
        return WindowForTests.at(RedisForTests.URI, WindowForTests.limit(batching, true));
    }

    private long scripts() {
        return redis.info("commandstats").lines().map(SCRIPTS::matcher).filter(Matcher::lookingAt)
                .mapToLong(line -> Long.parseLong(line.group(1))).sum();
    }
}
