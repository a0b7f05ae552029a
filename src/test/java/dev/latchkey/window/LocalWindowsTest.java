package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.Awaited;
import io.vertx.core.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What an instance decides by itself while Redis does not. */
class LocalWindowsTest {

    private static final Bound WHOLE = Bound.ofWhole(Limit.perMinute(6));
    private static final Bound PART = new Bound("k:1", Limit.perMinute(2));
    private static final NotDecidedException AWAY = new NotDecidedException("away", Future.succeededFuture(false));

    /** So that a comparison that does not stand the clock's overflow is found out. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(90).toNanos());
    private final LocalWindows alone = new LocalWindows(1, nanos::get);

    @Property
    void itNeverAdmitsMoreThanTheLimitInAWindowNorHoldsAnybodyUpForMuchLonger(
            @ForAll @Size(max = 200) List<@IntRange(max = 20_000) Integer> pausesMillis,
            @ForAll @IntRange(min = 1, max = 3) int cost) {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(5).toNanos());
        LocalWindows windows = new LocalWindows(1, clock::get);
        Deque<Long> admitted = new ArrayDeque<>();
        for (int pause : pausesMillis) {
            clock.addAndGet(Duration.ofMillis(pause).toNanos());
            Decision decision = Awaited.of(windows.decide(ask(List.of(WHOLE), cost), AWAY));
            long now = clock.get();
            int exact = cost * (int) admitted.stream().filter(at -> now - at < Limit.WINDOW.toNanos()).count();
            int generous = cost * (int) admitted.stream().filter(at -> now - at < Duration.ofSeconds(61).toNanos()).count();
            if (decision instanceof Decision.StoodIn) {
                assertThat(exact + cost).isLessThanOrEqualTo(6);
                admitted.add(now);
            } else {
                assertThat(generous + cost).isGreaterThan(6);
            }
        }
    }

    @Property
    void whoWaitsAsLongAsToldFits(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 9_000) Integer> pausesMillis) {
        AtomicLong clock = new AtomicLong(0);
        LocalWindows windows = new LocalWindows(1, clock::get);
        for (int pause : pausesMillis) {
            clock.addAndGet(Duration.ofMillis(pause).toNanos());
            if (Awaited.of(windows.decide(ask(List.of(WHOLE), 2), AWAY)) instanceof Decision.Refused refused) {
                clock.addAndGet(refused.retryAfter().toNanos() - 1);
                assertThat(Awaited.of(windows.decide(ask(List.of(WHOLE), 2), AWAY))).isInstanceOf(Decision.Refused.class);
                clock.addAndGet(1);
                assertThat(Awaited.of(windows.decide(ask(List.of(WHOLE), 2), AWAY))).isInstanceOf(Decision.StoodIn.class);
            }
        }
    }

    @Test
    void eachInstanceHasItsShare() {
        LocalWindows ofThree = new LocalWindows(3, nanos::get);

        List<Decision> decisions = IntStream.range(0, 3).mapToObj(i -> decide(ofThree, 1, WHOLE)).toList();

        assertThat(decisions).extracting(decision -> decision.window().remaining()).containsExactly(1, 0, 0);
        assertThat(decisions).extracting(decision -> decision.window().limit()).containsOnly(6);
        assertThat(decisions.getLast()).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void aShareIsNeverLessThanOne() {
        assertThat(decide(new LocalWindows(100, nanos::get), 1, WHOLE)).isInstanceOf(Decision.StoodIn.class);
    }

    @Test
    void aRequestMustFitInAllWindowsAndIsElseCountedInNone() {
        decide(alone, 1, WHOLE, PART);
        decide(alone, 1, WHOLE, PART);

        assertThat(decide(alone, 1, WHOLE, PART)).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.by().bound()).isEqualTo(PART);
            assertThat(refused.windows()).extracting(WindowState::remaining).containsExactly(4, 0);
        });
        assertThat(decide(alone, 0, WHOLE).window().remaining()).isEqualTo(4);
    }

    @Test
    void whatCostsNothingIsAlwaysAnswered() {
        IntStream.range(0, 7).forEach(i -> decide(alone, 1, WHOLE));

        assertThat(decide(alone, 0, WHOLE)).isInstanceOf(Decision.StoodIn.class);
    }

    @Test
    void aCostAboveTheShareWaitsAWholeWindow() {
        assertThat(decide(alone, 7, WHOLE)).isInstanceOfSatisfying(Decision.Refused.class,
                refused -> assertThat(refused.retryAfter()).isBetween(Limit.WINDOW, Duration.ofSeconds(61)));
    }

    @Test
    void whatIsUsedOfAHardQuotaNobodyKnows() {
        Charge charge = new Charge(1, Optional.of(new Account("a", Optional.of(new Quota(9, Instant.EPOCH, Instant.MAX)))));

        assertThatThrownBy(() -> Awaited.of(alone.decide(new Ask("s", new Bounds(List.of(WHOLE), List.of()), charge), AWAY)))
                .isInstanceOf(WindowUnavailableException.class).hasMessageContaining("away");
        assertThat(Awaited.of(alone.decide(new Ask("s", new Bounds(List.of(WHOLE), List.of()),
                new Charge(0, charge.account())), AWAY))).as("a look takes nothing of it").isInstanceOf(Decision.StoodIn.class);
    }

    private static Decision decide(LocalWindows windows, int cost, Bound... bounds) {
        return Awaited.of(windows.decide(ask(List.of(bounds), cost), AWAY));
    }

    private static Ask ask(List<Bound> bounds, int cost) {
        return new Ask("s", new Bounds(bounds, List.of()), Charge.unmetered(cost));
    }
}
