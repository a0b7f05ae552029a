package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class KnownFullTest {

    private static final long ASKED = 1_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final Bound WHOLE = Bound.ofWhole(Limit.perMinute(300));
    private static final Bound PART = new Bound("k:1", Limit.perMinute(10));
    private static final WindowState FULL = new WindowState(WHOLE, 0, Duration.ofSeconds(40));

    private final KnownFull known = new KnownFull(() -> ASKED);

    @Test
    void aFullWindowRefusesUntilTheFirstLeavesCountedFromTheQuestion() {
        note(1, FULL);

        assertThat(refusal(1, ASKED)).hasValueSatisfying(decision -> assertThat(retry(decision)).isEqualTo("PT40S"));
        assertThat(refusal(1, ASKED + 39 * SECOND)).hasValueSatisfying(decision -> {
            assertThat(retry(decision)).isEqualTo("PT1S");
            assertThat(decision.window()).isEqualTo(new WindowState(WHOLE, 0, Duration.ofSeconds(1)));
            assertThat(((Decision.Refused) decision).by()).isEqualTo(decision.window());
        });
        assertThat(refusal(1, ASKED + 40 * SECOND - 1)).isPresent();
        assertThat(refusal(1, ASKED + 40 * SECOND)).isEmpty();
    }

    @Test
    void whatCostsLessMayFitAndWhatCostsMoreDoesNot() {
        note(3, FULL);

        assertThat(refusal(2, ASKED)).isEmpty();
        assertThat(refusal(3, ASKED)).isPresent();
        assertThat(refusal(4, ASKED)).isPresent();
    }

    @Test
    void anotherLimitIsAnotherWindow() {
        note(1, FULL);

        assertThat(known.refusal(ask("a", 1, Bound.ofWhole(Limit.perMinute(301))), ASKED)).isEmpty();
        assertThat(known.refusal(ask("b", 1, WHOLE), ASKED)).isEmpty();
        assertThat(known.refusal(ask("a", 1, WHOLE, PART), ASKED)).isEmpty();
    }

    @Test
    void whereAnotherWindowHasRoomTheAnswerIsGivenForASecondAtMost() {
        WindowState part = new WindowState(PART, 0, Duration.ofSeconds(40));
        WindowState open = new WindowState(WHOLE, 7, Duration.ofSeconds(50));
        known.note(ask("a", 1, WHOLE, PART), new Decision.Refused(List.of(open, part), part, part.resetsIn()), ASKED);

        assertThat(known.refusal(ask("a", 1, WHOLE, PART), ASKED + SECOND - 1)).isPresent();
        assertThat(known.refusal(ask("a", 1, WHOLE, PART), ASKED + SECOND)).isEmpty();
    }

    @Test
    void aLoweredLimitTellsOfAResetThatPassesSoItsAnswerIsGivenForASecondAtMost() {
        WindowState lowered = new WindowState(WHOLE, 0, Duration.ofSeconds(5));
        known.note(ask("a", 1, WHOLE), new Decision.Refused(List.of(lowered), lowered, Duration.ofSeconds(30)), ASKED);

        assertThat(refusal(1, ASKED + SECOND - 1)).isPresent();
        assertThat(refusal(1, ASKED + SECOND)).isEmpty();
    }

    @Test
    void onlyRefusalsOfWindowsAreRemembered() {
        Quota quota = new Quota(0, Instant.EPOCH, Instant.MAX);
        known.note(ask("a", 1, WHOLE), new Decision.Exhausted(List.of(FULL), quota), ASKED);
        known.note(ask("a", 1, WHOLE), new Decision.Admitted(List.of(FULL), Optional.empty(), List.of()), ASKED);

        assertThat(refusal(1, ASKED)).isEmpty();
    }

    private void note(int cost, WindowState state) {
        known.note(ask("a", cost, WHOLE), new Decision.Refused(List.of(state), state, state.resetsIn()), ASKED);
    }

    private Optional<Decision> refusal(int cost, long now) {
        return known.refusal(ask("a", cost, WHOLE), now);
    }

    private static String retry(Decision decision) {
        return ((Decision.Refused) decision).retryAfter().toString();
    }

    private static Ask ask(String subject, int cost, Bound... bounds) {
        return new Ask(subject, new Bounds(List.of(bounds), List.of()), Charge.unmetered(cost));
    }
}
