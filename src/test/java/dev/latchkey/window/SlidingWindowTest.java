package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.local.RedisForTests;
import dev.latchkey.testing.Awaited;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;

class SlidingWindowTest {

    private static final Limit THREE = Limit.perMinute(3);
    private static final Duration SOON = Duration.ofSeconds(6);

    private final Redis redis = WindowForTests.redis(RedisForTests.URI);
    private final SlidingWindow window = WindowForTests.at(RedisForTests.URI);
    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void forget() {
        send(Command.KEYS, "*" + subject + "*").forEach(key -> send(Command.DEL, key.toString()));
        redis.close();
    }

    @Test
    void theLimitIsAdmittedAndNoMore() {
        List<Decision> decisions = IntStream.range(0, 4).mapToObj(i -> take(1)).toList();

        assertThat(decisions.subList(0, 3)).allMatch(Decision.Admitted.class::isInstance);
        assertThat(decisions).extracting(decision -> decision.window().remaining()).containsExactly(2, 1, 0, 0);
        assertThat(decisions.getLast()).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(50), Limit.WINDOW);
            assertThat(refused.retryAfter()).isEqualTo(refused.window().resetsIn());
        });
    }

    @Test
    void requestsAtTheSameMomentShareOneWindow() {
        List<Uni<Decision>> tries = IntStream.range(0, 50).mapToObj(i -> window.take(subject, THREE, 1)).toList();

        List<Decision> decisions = Uni.join().all(tries).andFailFast().await().atMost(SOON);

        assertThat(decisions).filteredOn(Decision.Admitted.class::isInstance).hasSize(3);
    }

    @Test
    void theWindowStandsInOneKeyWithItsSubjectAsHashTag() {
        take(1);

        assertThat(WindowScript.key("demo")).isEqualTo("lk:1:{demo}:w");
        assertThat(send(Command.KEYS, "*" + subject + "*").iterator().next().toString())
                .isEqualTo("lk:1:{" + subject + "}:w");
    }

    @Test
    void aRequestMustFitInTheWholeAndInItsPart() {
        Bound whole = Bound.ofWhole(THREE);
        Bound part = new Bound("k:1", Limit.perMinute(1));
        Bounds bounds = new Bounds(List.of(whole, part), List.of());

        assertThat(take(bounds)).isInstanceOfSatisfying(Decision.Admitted.class, admitted -> {
            assertThat(admitted.windows()).extracting(WindowState::bound).containsExactly(whole, part);
            assertThat(admitted.windows()).extracting(WindowState::remaining).containsExactly(2, 0);
        });
        assertThat(take(bounds)).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.by()).isEqualTo(refused.windows().getLast());
            assertThat(refused.windows()).extracting(WindowState::remaining).containsExactly(2, 0);
            assertThat(refused.retryAfter()).isEqualTo(refused.by().resetsIn());
        });
    }

    @Test
    void aLimitOnTrialTellsThatItWouldHaveRefused() {
        Bound trial = new Bound("k:1", Limit.perMinute(1));
        Bounds bounds = new Bounds(List.of(Bound.ofWhole(THREE)), List.of(Bound.ofWhole(THREE), trial));

        assertThat(take(bounds)).isEqualTo(new Decision.Admitted(List.of(new WindowState(Bound.ofWhole(THREE), 2,
                Limit.WINDOW)), Optional.empty(), List.of()));
        assertThat(take(bounds)).isInstanceOfSatisfying(Decision.Admitted.class,
                admitted -> assertThat(admitted.shadowRefusals()).containsExactly(trial));
    }

    @Test
    void everyWindowHasAKeyOfItsOwnAndAllShareASlot() {
        Bound part = new Bound("k:1", THREE);

        List<String> keys = new ArrayList<>();

        WindowScript.addKeys(new Ask("demo", new Bounds(List.of(Bound.ofWhole(THREE), part),
                List.of(Bound.ofWhole(THREE), part)),
                new Charge(1, Optional.of(new Account("a", Optional.of(new Quota(9, Instant.ofEpochSecond(7), Instant.MAX)))))),
                keys);

        assertThat(keys).containsExactly("lk:1:{demo}:w", "lk:1:{demo}:k:1:w", "lk:1:{demo}:s", "lk:1:{demo}:k:1:s",
                "lk:1:{demo}:u", "lk:1:{demo}:q:7000");
    }

    @Test
    void aRedisThatForgotTheScriptLearnsItAgain() {
        take(1);
        send(Command.SCRIPT, "FLUSH");

        assertThat(take(1).window().remaining()).isOne();
        assertThat(take(1).window().remaining()).isZero();
    }

    @Test
    void aRedisThatHangsIsGivenUpInTime() {
        SlidingWindow impatient = WindowForTests.at(RedisForTests.URI, WindowForTests.limit(Duration.ofMillis(200)));
        send(Command.CLIENT, "PAUSE", "20000", "WRITE");
        long start = System.nanoTime();

        assertThatThrownBy(() -> impatient.take(subject, THREE, 1).await().atMost(SOON.multipliedBy(2)))
                .isInstanceOf(WindowUnavailableException.class);

        send(Command.CLIENT, "UNPAUSE");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(200), SOON);
    }

    @Test
    void aRedisThatIsNotThereIsToldAsSuch() {
        SlidingWindow nowhere = WindowForTests.at(RedisForTests.absent());

        assertThatThrownBy(() -> nowhere.take(subject, THREE, 1).await().atMost(SOON))
                .isInstanceOf(WindowUnavailableException.class);
    }

    @Test
    void aKeyOfAnotherKindIsToldAsAnUnusableAnswer() {
        send(Command.SET, WindowScript.key(subject), "not a list");

        assertThatThrownBy(() -> take(1)).isInstanceOf(WindowUnavailableException.class);
    }

    @Test
    void theFirstOfAQuotasPeriodAsksTheLedgerAndTheOthersDoNot() {
        List<String> asked = new ArrayList<>();
        SlidingWindow metered = WindowForTests.at(RedisForTests.URI, WindowForTests.limit(SOON), (of, since) -> {
            asked.add(of + since);
            return Uni.createFrom().item(7L);
        });
        Quota quota = new Quota(9, Instant.ofEpochSecond(7), Instant.now().plusSeconds(60));

        List<Decision> decisions = IntStream.range(0, 4).mapToObj(i -> Awaited.of(metered.take(subject,
                Bounds.ofWhole(Limit.perMinute(9)), new Charge(1, Optional.of(new Account("a", Optional.of(quota)))))))
                .toList();

        assertThat(decisions.subList(0, 2)).allMatch(Decision.Admitted.class::isInstance);
        assertThat(decisions.subList(2, 4)).allSatisfy(decision -> {
            assertThat(decision).isEqualTo(new Decision.Exhausted(decision.windows(), quota));
            assertThat(decision.window().remaining()).isEqualTo(7);
        });
        assertThat(asked).containsExactly(subject + quota.start());
    }

    @Test
    void whereTheLedgerIsAwayAQuotaCantBeDecided() {
        SlidingWindow metered = WindowForTests.at(RedisForTests.URI, WindowForTests.limit(SOON),
                (of, since) -> Uni.createFrom().failure(new IllegalStateException("away")));
        Quota quota = new Quota(9, Instant.EPOCH, Instant.now().plusSeconds(60));

        assertThatThrownBy(() -> Awaited.of(metered.take(subject, Bounds.ofWhole(THREE),
                new Charge(1, Optional.of(new Account("a", Optional.of(quota)))))))
                .isInstanceOf(WindowUnavailableException.class).hasMessageContaining("away");
    }

    @Test
    void aLedgerThatHangsIsGivenUpInTime() {
        SlidingWindow metered = WindowForTests.at(RedisForTests.URI, WindowForTests.limit(Duration.ofMillis(300)),
                (of, since) -> Uni.createFrom().nothing());
        Quota quota = new Quota(9, Instant.EPOCH, Instant.now().plusSeconds(60));

        assertThatThrownBy(() -> Awaited.of(metered.take(subject, Bounds.ofWhole(THREE),
                new Charge(1, Optional.of(new Account("a", Optional.of(quota)))))))
                .isInstanceOf(WindowUnavailableException.class).hasMessageContaining("none within");
    }

    private Decision take(Bounds bounds) {
        return Awaited.of(window.take(subject, bounds, Charge.unmetered(1)));
    }

    private Decision take(int cost) {
        return window.take(subject, THREE, cost).await().atMost(SOON);
    }

    private Response send(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return redis.send(request).await().atMost(SOON);
    }
}
