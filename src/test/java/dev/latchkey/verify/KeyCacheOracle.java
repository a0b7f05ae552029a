package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.latchkey.secret.SecretHash;

/**
 * Plays a history and knows what may be answered: for every hash, all that the store ever had, and when that ended. An answer
 * is
 * right if it is no older than what the request's instance had heard, and ended no longer ago than the bound allows.
 */
final class KeyCacheOracle {

    private final ClockedCache cache = new ClockedCache();
    private final FakeStore store = cache.store;
    private final List<List<State>> states = new ArrayList<>();
    private final int[] heard = new int[Histories.HASHES];
    private final int[] heardOrMissed = new int[Histories.HASHES];
    private final int[] loadsEnded = new int[Histories.HASHES];
    private final Deque<Notice> notices = new ArrayDeque<>();
    private final List<Find> finds = new ArrayList<>();
    private boolean connected = true;
    private boolean away;

    KeyCacheOracle() {
        for (int hash = 0; hash < Histories.HASHES; hash++) {
            states.add(new ArrayList<>(List.of(new State(false, 0))));
        }
        change(0, true);
        change(1, true);
        deliver();
        deliver();
    }

    void play(Histories.Step step) {
        switch (step.what()) {
            case FIND -> finds.add(begin(step.which()));
            case CHANGE -> change(step.which(), true);
            case COME_OR_GO -> change(step.which(), !current(step.which()).present);
            case NOTICE -> deliver();
            case LOST_NOTICE -> notices.poll();
            case ANSWER -> end(step.which(), false, store::answer);
            case ANSWER_LATE -> end(step.which(), false, store::answerLate);
            case FAIL -> end(step.which(), true, store::fail);
            case PASS -> cache.pass(step.time());
            case DEAF -> {
                connected = false;
                notices.clear();
                cache.changes.deaf();
            }
            case HEAR -> {
                connected = true;
                cache.hearAgain();
                for (int hash = 0; hash < Histories.HASHES; hash++) {
                    heardOrMissed[hash] = states.get(hash).size() - 1;
                }
            }
        }
        check();
    }

    /** Lets everything come to its end: every request is answered, and a second later the next is told what is. */
    void end() {
        while (!store.pending().isEmpty()) {
            play(new Histories.Step(Histories.What.ANSWER, 0, Duration.ZERO));
        }
        assertThat(finds).as("requests left without an answer").isEmpty();
        play(new Histories.Step(Histories.What.HEAR, 0, Duration.ZERO));
        play(new Histories.Step(Histories.What.PASS, 0, Duration.ofSeconds(1)));
        for (int hash = 0; hash < Histories.HASHES; hash++) {
            assertThat(cache.found(FakeStore.hash(hash)).isPresent()).isEqualTo(current(hash).present);
            assertThat(cache.found(FakeStore.hash(hash)).map(FakeStore::version).orElse(current(hash).version))
                    .isEqualTo(current(hash).version);
        }
    }

    private Find begin(int hash) {
        return new Find(hash, cache.nanos.get(), connected, heard[hash], heardOrMissed[hash], loadsEnded[hash],
                cache.find(FakeStore.hash(hash)));
    }

    private void change(int hash, boolean present) {
        List<State> all = states.get(hash);
        State next = new State(present, all.size());
        all.getLast().endedAt = cache.nanos.get();
        all.add(next);
        SecretHash row = FakeStore.hash(hash);
        if (present) {
            store.put(row, FakeStore.key(merchant(hash), next.version));
        } else {
            store.remove(row);
        }
        if (connected) {
            notices.add(new Notice(hash, next.version));
        }
    }

    private void deliver() {
        Notice notice = notices.poll();
        if (notice != null) {
            cache.changes.changed(merchant(notice.hash));
            heard[notice.hash] = notice.version;
            heardOrMissed[notice.hash] = notice.version;
        }
    }

    private void end(int which, boolean failing, Consumer<FakeStore.Asked> how) {
        List<FakeStore.Asked> pending = store.pending();
        if (!pending.isEmpty()) {
            FakeStore.Asked load = pending.get(which % pending.size());
            away = failing;
            loadsEnded[load.hash().bytes()[0]]++;
            how.accept(load);
        }
    }

    private void check() {
        assertThat(store.pending()).extracting(FakeStore.Asked::hash).as("loads of a hash at a time").doesNotHaveDuplicates();
        finds.stream().filter(find -> find.answer.isDone()).forEach(this::check);
        finds.removeIf(find -> find.answer.isDone());
        assertThat(finds).as("loads that a request waits for").allMatch(find -> loadsEnded[find.hash] - find.loadsEnded < 2);
    }

    private void check(Find find) {
        if (find.answer.isCompletedExceptionally()) {
            assertThat(away).as("a request fails only if its load has").isTrue();
            return;
        }
        State told = told(find);
        assertThat(told.version).as("what was heard before the request is not forgotten").isGreaterThanOrEqualTo(find.heard);
        assertThat(away || told.version >= find.heardOrMissed).as("what may have been missed is looked up").isTrue();
        assertThat(find.at - (told == current(find.hash) ? find.at : told.endedAt)).as("the age of old news")
                .isLessThan(bound(find, told).toNanos());
    }

    private State told(Find find) {
        List<State> all = states.get(find.hash);
        return find.answer.join().map(key -> all.get(FakeStore.version(key)))
                // That there is none may be of any time at which there was none; the last is the one to hold it to.
                .orElseGet(() -> all.reversed().stream().filter(state -> !state.present).findFirst().orElseThrow());
    }

    private Duration bound(Find find, State told) {
        if (away && told.present) {
            return Duration.ofMinutes(5);
        }
        if (!connected && !find.connected) {
            return Duration.ofSeconds(1);
        }
        return told.present ? Duration.ofSeconds(10) : Duration.ofSeconds(5);
    }

    private State current(int hash) {
        return states.get(hash).getLast();
    }

    private static String merchant(int hash) {
        return "merchant-" + hash % 2;
    }

    /** What the store has of a hash, until it has the next. */
    private static final class State {

        private final boolean present;
        private final int version;
        private long endedAt;

        State(boolean present, int version) {
            this.present = present;
            this.version = version;
        }
    }

    private record Notice(int hash, int version) {
    }

    /** A request, with what was heard of its hash, and how many loads had ended, when it came. */
    private record Find(int hash, long at, boolean connected, int heard, int heardOrMissed, int loadsEnded,
            CompletableFuture<Optional<KnownKey>> answer) {
    }
}
