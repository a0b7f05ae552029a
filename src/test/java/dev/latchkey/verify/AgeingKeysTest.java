package dev.latchkey.verify;

import static dev.latchkey.verify.FakeStore.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.secret.SecretHash;

/** Keys that are in use are looked up again before a request has to wait for it, many at a time. */
class AgeingKeysTest {

    private static final SecretHash HASH = FakeStore.hash(1);
    private static final KnownKey OLD = key("merchant", 1);
    private static final KnownKey NEW = key("merchant", 2);
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final ClockedCache cache = new ClockedCache();
    private final FakeStore store = cache.store;

    @Test
    void aKeyInUseIsLookedUpAgainWhileItStillAnswers() {
        keep(1);
        cache.pass(Duration.ofSeconds(8));
        store.put(HASH, NEW);

        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(OLD));
        assertThat(store.asked()).as("others may join").isEqualTo(1);
        cache.pass(GATHERING);
        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(OLD));
        assertThat(store.asked()).isEqualTo(2);
        store.answerAll();
        cache.pass(Duration.ofSeconds(7));

        assertThat(cache.find(HASH)).isCompletedWithValue(Optional.of(NEW));
        assertThat(store.asked()).isEqualTo(2);
    }

    @Test
    void aKeyIsNotLookedUpBeforeFourFifthsOfItsTimeArePast() {
        keep(1);
        cache.pass(Duration.ofSeconds(8).minusNanos(1));

        cache.find(HASH);
        cache.find(HASH);

        assertThat(store.asked()).isEqualTo(1);
    }

    @Test
    void keysThatNobodyUsesAreNotLookedUp() {
        keep(2);
        cache.pass(Duration.ofSeconds(9));

        cache.find(HASH);
        cache.pass(GATHERING);
        cache.find(HASH);

        assertThat(store.pending()).extracting(FakeStore.Asked::hash).containsExactly(HASH);
    }

    @Test
    void asManyAsTheStoreTakesGoTogetherAtOnce() {
        keep(StoredKeys.MOST);
        cache.pass(Duration.ofSeconds(8));
        int before = store.asked();

        IntStream.rangeClosed(1, StoredKeys.MOST).forEach(i -> cache.find(FakeStore.hash(i)));

        assertThat(store.asked() - before).as("questions").isEqualTo(1);
        assertThat(store.pending()).hasSize(StoredKeys.MOST);
    }

    @Test
    void whatIsBeingLookedUpOrWasJustNowIsLeftOut() {
        keep(1);
        cache.pass(Duration.ofSeconds(8));
        cache.find(HASH);
        cache.pass(GATHERING);
        cache.find(HASH);
        cache.find(HASH);
        cache.pass(GATHERING);
        cache.find(HASH);
        store.answerAll();
        cache.pass(GATHERING);
        cache.find(HASH);
        cache.pass(GATHERING);
        cache.find(HASH);

        assertThat(store.asked()).isEqualTo(2);
    }

    @Test
    void aChangeThatIsHeardMeanwhileIsNotForgotten() {
        keep(1);
        cache.pass(Duration.ofSeconds(8));
        cache.find(HASH);
        cache.pass(GATHERING);
        cache.find(HASH);
        store.put(HASH, NEW);
        cache.changes.changed("merchant");
        store.answerAll();

        assertThat(cache.found(HASH)).contains(NEW);
    }

    @Test
    void whileTheStoreIsAwayItIsAskedOnceASecond() {
        keep(1);
        cache.pass(Duration.ofSeconds(8));
        int before = store.asked();
        for (int i = 0; i < 15; i++) {
            assertThat(cache.foundWhileAway(HASH)).isCompletedWithValue(Optional.of(OLD));
            cache.pass(GATHERING);
        }

        assertThat(store.asked() - before).isBetween(1, 2);
    }

    private void keep(int keys) {
        IntStream.rangeClosed(1, keys).forEach(i -> store.put(FakeStore.hash(i), OLD));
        IntStream.rangeClosed(1, keys).forEach(i -> cache.found(FakeStore.hash(i)));
    }
}
