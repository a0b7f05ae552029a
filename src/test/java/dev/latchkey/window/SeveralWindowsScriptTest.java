package dev.latchkey.window;

import static dev.latchkey.window.Schedules.START;
import static dev.latchkey.window.Take.WINDOW_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeveralWindowsScriptTest {

    private static final long SECOND = 1_000_000;

    private final ClockedWindows windows = new ClockedWindows();

    @AfterEach
    void forget() {
        windows.close();
    }

    @Test
    void aFullPartIsRefusedWhileAnotherGoesOn() {
        windows.takeAll(Collections.nCopies(2, of("a", 5, 2, START)));

        List<Reply> replies = windows.takeAll(List.of(of("a", 5, 2, START + 1), of("b", 5, 2, START + 1)));

        assertThat(replies).containsExactly(
                new Reply(2, WINDOW_MICROS - 1, List.of(3L, WINDOW_MICROS - 1, 0L, WINDOW_MICROS - 1), List.of()),
                new Reply(0, 0, List.of(2L, WINDOW_MICROS - 1, 1L, WINDOW_MICROS), List.of()));
    }

    @Test
    void whatTheWholeRefusesTakesNothingFromThePart() {
        windows.takeAll(Collections.nCopies(3, of("a", 3, 9, START)));
        windows.takeAll(Collections.nCopies(50, of("b", 3, 2, START + 1)));

        List<Reply> replies = windows.takeAll(Collections.nCopies(3, of("b", 3, 2, START + WINDOW_MICROS)));

        assertThat(replies).extracting(Reply::admitted).containsExactly(true, true, false);
    }

    @Test
    void whatThePartRefusesTakesNothingFromTheWhole() {
        windows.takeAll(Collections.nCopies(50, of("a", 3, 1, START)));

        List<Reply> replies = windows.takeAll(Collections.nCopies(3, of("b", 3, 9, START + 1)));

        assertThat(replies).extracting(Reply::admitted).containsExactly(true, true, false);
    }

    @Test
    void theLongestWaitIsTold() {
        windows.takeAll(List.of(of("b", 2, 1, START), of("a", 2, 1, START + SECOND)));

        Reply both = windows.take(of("a", 2, 1, START + 2 * SECOND));
        Reply wholeOnly = windows.take(of("c", 2, 1, START + 2 * SECOND));
        Reply asLong = windows.take(of("b", 2, 1, START + 2 * SECOND));

        assertThat(both.refusing()).isEqualTo(2);
        assertThat(both.retry()).isEqualTo(WINDOW_MICROS - SECOND);
        assertThat(wholeOnly.refusing()).isOne();
        assertThat(wholeOnly.retry()).isEqualTo(WINDOW_MICROS - 2 * SECOND);
        assertThat(asLong.refusing()).isOne();
    }

    @Test
    void aWindowOnTrialRefusesNothingAndCountsWhatItWouldHaveOfWhatWasAdmitted() {
        List<Reply> replies = windows.takeAll(Stream.of(0L, 1L, 2L, 3L, 4L, WINDOW_MICROS, WINDOW_MICROS + 1)
                .map(after -> onTrial(4, 1, START + after)).toList());

        assertThat(replies).extracting(Reply::admitted).containsExactly(true, true, true, true, false, true, true);
        assertThat(replies).extracting(Reply::shadowRefusals).containsExactly(List.of(), List.of(1), List.of(1), List.of(1),
                List.of(), List.of(), List.of(1));
    }

    @Test
    void aRequestThatIsRefusedOrCostsNothingLeavesAWindowOnTrialAlone() {
        windows.take(onTrial(1, 5, START));
        String onTrial = windows.keys(onTrial(1, 5, START)).getLast();
        windows.redis().pexpire(onTrial, 5000L);

        Reply refused = windows.take(onTrial(1, 5, START + 1));
        Reply free = windows.take(new Take("m", onTrial(1, 1, START).bounds(), 0, START + 1));

        assertThat(refused.admitted()).isFalse();
        assertThat(free).isEqualTo(new Reply(0, 0, List.of(0L, WINDOW_MICROS - 1), List.of()));
        assertThat(windows.redis().llen(onTrial)).isOne();
        assertThat(windows.redis().pttl(onTrial)).isBetween(1L, 5000L);
    }

    @Test
    void aLimitThatWasLiftedFindsNothingStaleWhenItIsSetAgain() {
        windows.takeAll(Collections.nCopies(2, of("a", 9, 2, START)));
        windows.takeAll(Collections.nCopies(3, new Take("m", 9, 1, START + 50 * SECOND)));

        Reply early = windows.take(of("a", 9, 2, START + WINDOW_MICROS - 1));
        Reply late = windows.take(of("a", 9, 2, START + WINDOW_MICROS));

        assertThat(early.refusing()).isEqualTo(2);
        assertThat(late).isEqualTo(new Reply(0, 0, List.of(5L, 50 * SECOND, 1L, WINDOW_MICROS), List.of()));
    }

    @Test
    void aRequestWithOneWindowTakesNoMoreCommandsThanThatWindow() {
        windows.take(new Take("m", 9, 1, START));
        long before = windows.commands();

        windows.take(new Take("m", 9, 1, START));

        assertThat(windows.commands() - before).as("looks at both ends, counts, and appends").isEqualTo(4);
    }

    /** Of that part, where the whole and the part have these limits. */
    private static Take of(String part, int whole, int own, long at) {
        return new Take("m", new Bounds(List.of(Bound.ofWhole(Limit.perMinute(whole)),
                new Bound(part, Limit.perMinute(own))), List.of()), 1, at);
    }

    /** Where the whole has these limits, the second on trial. */
    private static Take onTrial(int enforced, int shadow, long at) {
        return new Take("m", new Bounds(List.of(Bound.ofWhole(Limit.perMinute(enforced))),
                List.of(Bound.ofWhole(Limit.perMinute(shadow)))), 1, at);
    }
}
