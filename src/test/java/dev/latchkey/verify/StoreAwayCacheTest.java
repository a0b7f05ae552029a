package dev.latchkey.verify;

import static dev.latchkey.verify.FakeStore.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.secret.SecretHash;

/** What the cache does while the store gives no answer. */
class StoreAwayCacheTest {

    private static final SecretHash HASH = FakeStore.hash(1);
    private static final SecretHash NOBODYS = FakeStore.hash(3);
    private static final KnownKey OLD = key("merchant", 1);
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final ClockedCache cache = new ClockedCache();
    private final FakeStore store = cache.store;

    @BeforeEach
    void keepOne() {
        store.put(HASH, OLD);
        cache.found(HASH);
        cache.found(NOBODYS);
    }

    @Test
    void aKeptKeyGoesOnForFiveMinutes() {
        cache.pass(Duration.ofMinutes(5).minus(INSTANT));

        assertThat(cache.foundWhileAway(HASH)).isCompletedWithValue(Optional.of(OLD));
        cache.pass(INSTANT);
        assertUnavailable(HASH);
    }

    @Test
    void whatWasNeverFoundIsNotAnswered() {
        cache.pass(Duration.ofSeconds(10));

        assertUnavailable(NOBODYS);
        assertUnavailable(FakeStore.hash(4));
    }

    @Test
    void aKeyThatHasChangedDoesNotGoOn() {
        cache.pass(Duration.ofSeconds(10));
        cache.changes.changed("merchant");

        assertUnavailable(HASH);
    }

    @Test
    void aKeyThatChangesWhileTheStoreIsWaitedForDoesNotGoOn() {
        cache.pass(Duration.ofSeconds(10));
        var answer = cache.find(HASH);
        cache.changes.changed("merchant");
        store.failAll();

        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void aKeyGoesOnThoughItIsNotKnownWhetherItHasChanged() {
        cache.changes.deaf();
        cache.hearAgain();

        assertThat(cache.foundWhileAway(HASH)).isCompletedWithValue(Optional.of(OLD));
    }

    @Test
    void oneRequestASecondAsksAndTheOthersNeedNotWait() {
        cache.pass(Duration.ofSeconds(10));
        cache.foundWhileAway(HASH);
        int asked = store.asked();

        cache.pass(Duration.ofSeconds(1).minus(INSTANT));
        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(OLD));
        assertThat(store.asked()).isEqualTo(asked);

        cache.pass(INSTANT);
        assertThat(cache.find(HASH)).as("this one sees whether the store is back").isNotDone();
        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(OLD));
        assertThat(store.asked()).isEqualTo(asked + 1);
    }

    @Test
    void whenTheStoreIsBackItIsAskedByAllAgain() {
        KnownKey changed = key("merchant", 2);
        cache.pass(Duration.ofSeconds(10));
        cache.foundWhileAway(HASH);
        store.put(HASH, changed);
        store.put(NOBODYS, changed);

        assertThat(cache.found(NOBODYS)).as("nothing is kept of it, so it asks").contains(changed);

        assertThat(cache.found(HASH)).contains(changed);
    }

    @Test
    void afterALongSilenceTheFirstRequestIsToldTheTruth() {
        KnownKey changed = key("merchant", 2);
        cache.pass(Duration.ofSeconds(10));
        cache.foundWhileAway(HASH);
        store.put(HASH, changed);
        cache.pass(Duration.ofSeconds(60));

        assertThat(cache.found(HASH)).contains(changed);
    }

    @Test
    void anotherFailureIsNoOutage() {
        cache.pass(Duration.ofSeconds(10));
        var answer = cache.find(HASH);
        store.fail(store.pending().getFirst(), new IllegalStateException("a bug"));

        assertThat(answer).isCompletedExceptionally();
        assertThat(cache.find(HASH)).as("asks the store").isNotDone();
    }

    private void assertUnavailable(SecretHash hash) {
        assertThat(cache.foundWhileAway(hash)).failsWithin(Duration.ZERO).withThrowableThat()
                .withCauseInstanceOf(LookupUnavailableException.class);
    }
}
