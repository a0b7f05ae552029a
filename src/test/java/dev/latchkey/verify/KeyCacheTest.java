package dev.latchkey.verify;

import static dev.latchkey.verify.FakeStore.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.secret.SecretHash;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class KeyCacheTest {

    private static final SecretHash HASH = FakeStore.hash(1);
    private static final SecretHash OTHER = FakeStore.hash(2);
    private static final SecretHash NOBODYS = FakeStore.hash(3);
    private static final KnownKey OLD = key("merchant", 1);
    private static final KnownKey NEW = key("merchant", 2);
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final ClockedCache cache = new ClockedCache();
    private final FakeStore store = cache.store;

    @BeforeEach
    void fill() {
        store.put(HASH, OLD);
        store.put(OTHER, key("other", 1));
    }

    @Test
    void aKeyIsKeptForTenSeconds() {
        cache.found(HASH);
        cache.pass(Duration.ofSeconds(10).minus(INSTANT));

        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(OLD));
        cache.pass(INSTANT);
        assertThat(cache.find(HASH)).isNotDone();
        assertThat(store.asked()).isEqualTo(2);
    }

    @Test
    void thatNobodyHasAKeyIsKeptForFiveSeconds() {
        assertThat(cache.found(NOBODYS)).isEmpty();
        cache.pass(Duration.ofSeconds(5).minus(INSTANT));

        assertThat(cache.find(NOBODYS)).isCompletedWithValue(Optional.empty());
        cache.pass(INSTANT);
        assertThat(cache.find(NOBODYS)).isNotDone();
    }

    @Test
    void theAgeCountsFromWhenTheStoreWasAsked() {
        cache.find(HASH);
        cache.pass(Duration.ofSeconds(9));
        store.answerAll();
        cache.pass(Duration.ofSeconds(1));

        assertThat(cache.find(HASH)).isNotDone();
    }

    @Test
    void aChangeEndsWhatIsKeptOfItsMerchantAndNothingElse() {
        cache.found(HASH);
        cache.found(OTHER);
        store.put(HASH, NEW);
        cache.changes.changed("merchant");

        assertThat(cache.found(HASH)).contains(NEW);
        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(NEW));
        assertThat(cache.find(OTHER)).isDone();
    }

    @Test
    void anyChangeEndsThatNobodyHasAKey() {
        cache.found(NOBODYS);
        store.put(NOBODYS, key("importing", 1));
        cache.changes.changed("importing");

        assertThat(cache.found(NOBODYS)).contains(key("importing", 1));
    }

    @Test
    void aNoticeForAllEndsAllThatIsKept() {
        cache.found(HASH);
        cache.found(OTHER);
        cache.found(NOBODYS);
        cache.changes.allChanged();

        assertThat(Stream.of(HASH, OTHER, NOBODYS).map(cache::find)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aLoadThatBeganBeforeTheChangeAnswersThoseWhoCameBeforeItAtMost() {
        CompletableFuture<Optional<KnownKey>> before = cache.find(HASH);
        store.put(HASH, NEW);
        cache.changes.changed("merchant");
        CompletableFuture<Optional<KnownKey>> after = cache.find(HASH);
        CompletableFuture<Optional<KnownKey>> alsoAfter = cache.find(HASH);

        store.answerAll();

        assertThat(before).isNotCompletedExceptionally();
        assertThat(after).isNotDone();
        assertThat(cache.find(HASH)).as("what was loaded is not kept").isNotDone();
        store.answerAll();
        assertThat(Stream.of(after, alsoAfter)).allMatch(answer -> answer.join().equals(Optional.of(NEW)));
        assertThat(store.asked()).as("one more load for all").isEqualTo(2);
    }

    @Test
    void requestsAtTheSameTimeShareOneLoad() {
        List<CompletableFuture<Optional<KnownKey>>> answers = IntStream.range(0, 50).mapToObj(i -> cache.find(HASH)).toList();

        store.answerAll();

        assertThat(answers).allMatch(answer -> answer.join().equals(Optional.of(OLD)));
        assertThat(store.asked()).isEqualTo(1);
    }

    @Test
    void whatIsLoadedIsToldWhereTheCallerIsAndWhatIsKeptAtOnce() {
        Queue<Runnable> toldToCaller = new ArrayDeque<>();
        KeyCache handing = new KeyCache(store, cache.changes, Keeping.byDefault(),
                new CacheMetrics(new SimpleMeterRegistry()), cache.nanos::get, () -> toldToCaller::add);
        CompletableFuture<Optional<KnownKey>> loaded = handing.find(List.of(HASH)).toCompletionStage().toCompletableFuture();
        store.answerAll();

        assertThat(loaded).isNotDone();
        toldToCaller.remove().run();
        assertThat(loaded).isCompletedWithValue(Optional.of(OLD));
        assertThat(handing.find(List.of(HASH)).toCompletionStage().toCompletableFuture()).isDone();
    }

    @Test
    void whileChangesGoUnheardAKeyIsKeptForASecond() {
        cache.found(HASH);
        cache.changes.deaf();
        cache.pass(Duration.ofSeconds(1).minus(INSTANT));

        assertThat(cache.find(HASH)).isDone();
        cache.pass(INSTANT);
        assertThat(cache.find(HASH)).isNotDone();
    }

    @Test
    void hearingEndsByItselfIfItIsNotSaidAgain() {
        cache.changes.hearUntil(cache.nanos.get() + Duration.ofSeconds(3).toNanos());
        cache.found(HASH);
        cache.pass(Duration.ofSeconds(3));

        assertThat(cache.changes.areHeard()).isFalse();
        assertThat(cache.find(HASH)).isNotDone();
    }

    @Test
    void anInstanceIsReadyForAsLongAsKeysMayGoOn() {
        KeysReadiness readiness = new KeysReadiness(cache.changes, Keeping.byDefault());
        assertThat(readiness.call().getData().orElseThrow()).containsEntry("postgresql", "up");
        cache.changes.deaf();
        cache.pass(Duration.ofMinutes(5));

        assertThat(readiness.call().getData().orElseThrow()).containsEntry("postgresql", "away");
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        cache.pass(INSTANT);
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void whatWasLoadedWhileChangesWentUnheardIsNotKeptBeyondIt() {
        cache.changes.deaf();
        cache.found(HASH);
        cache.found(NOBODYS);
        cache.hearAgain();

        assertThat(cache.find(HASH)).isNotDone();
        assertThat(cache.find(NOBODYS)).isNotDone();
    }

    @Test
    void aLoadThatBeganWhileChangesWentUnheardIsNotKeptBeyondItEither() {
        cache.changes.deaf();
        cache.find(HASH);
        cache.hearAgain();
        store.answerAll();

        assertThat(cache.find(HASH)).isNotDone();
    }

    @Test
    void aKeyThatIsGoneIsUnknownAndOneThatComesIsKnown() {
        cache.found(HASH);
        store.remove(HASH);
        cache.changes.changed("merchant");
        assertThat(cache.found(HASH)).isEmpty();
        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.empty());

        store.put(HASH, NEW);
        cache.changes.changed("merchant");
        assertThat(cache.found(HASH)).contains(NEW);
        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(NEW));
    }

    @Test
    void guessersDriveNoKeyOut() {
        ClockedCache small = new ClockedCache(Keeping.atMost(100, 10));
        IntStream.range(0, 100).forEach(i -> small.store.put(FakeStore.hash(i), OLD));
        IntStream.range(0, 100).forEach(i -> small.found(FakeStore.hash(i)));

        IntStream.range(1000, 6000).forEach(i -> small.found(FakeStore.hash(i)));

        assertThat(IntStream.range(0, 100).mapToObj(i -> small.find(FakeStore.hash(i)))).allMatch(CompletableFuture::isDone);
        assertThat(size(small, "known")).isEqualTo(100);
        assertThat(size(small, "unknown")).isEqualTo(10);
    }

    @Test
    void noMoreKeysAreKeptThanMayBe() {
        ClockedCache small = new ClockedCache(Keeping.atMost(100, 10));
        IntStream.range(0, 5000).forEach(i -> small.store.put(FakeStore.hash(i), OLD));

        IntStream.range(0, 5000).forEach(i -> small.found(FakeStore.hash(i)));

        assertThat(size(small, "known")).isEqualTo(100);
    }

    private static double size(ClockedCache cache, String kind) {
        return cache.metrics.get("latchkey.key.cache.size").tag("kind", kind).gauge().value();
    }
}
