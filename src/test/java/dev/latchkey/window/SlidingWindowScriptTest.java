package dev.latchkey.window;

import static dev.latchkey.window.Schedules.START;
import static dev.latchkey.window.Take.WINDOW_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlidingWindowScriptTest {

    private static final int LIMIT = 300;
    private static final int MOST_BYTES = 3584;

    private final ClockedWindows windows = new ClockedWindows();

    @AfterEach
    void forget() {
        windows.close();
    }

    @Test
    void theThreeHundredAndFirstRequestIsRefusedUntilTheFirstLeaves() {
        windows.takeAll(Collections.nCopies(LIMIT, one(START)));

        List<Reply> replies = windows.takeAll(
                List.of(one(START + 1), one(START + WINDOW_MICROS - 1), one(START + WINDOW_MICROS)));

        assertThat(replies).containsExactly(new Reply(false, 0, WINDOW_MICROS - 1, WINDOW_MICROS - 1),
                new Reply(false, 0, 1, 1), new Reply(true, LIMIT - 1, WINDOW_MICROS, 0));
    }

    @Test
    void refusedRequestsAreNotCounted() {
        windows.takeAll(Collections.nCopies(LIMIT, one(START)));
        windows.takeAll(LongStream.range(0, 1000).mapToObj(i -> one(START + i * 50_000)).toList());

        List<Reply> replies = windows.takeAll(Collections.nCopies(LIMIT, one(START + WINDOW_MICROS)));

        assertThat(replies).allMatch(Reply::admitted);
    }

    @Test
    void aCostIsTakenWholeOrNotAtAll() {
        List<Reply> replies = windows.takeAll(List.of(costing(298), costing(3), costing(2), costing(1)));

        assertThat(replies).extracting(Reply::admitted).containsExactly(true, false, true, false);
        assertThat(replies).extracting(Reply::remaining).containsExactly(2L, 2L, 0L, 0L);
    }

    @Test
    void aCostAboveTheLimitNeverFitsAndIsToldToWaitAWindow() {
        Reply reply = windows.take(costing(LIMIT + 1));

        assertThat(reply).isEqualTo(new Reply(false, LIMIT, 0, WINDOW_MICROS));
    }

    @Test
    void aLoweredLimitRefusesUntilEnoughHaveLeft() {
        windows.takeAll(LongStream.range(0, 10).mapToObj(i -> one(START + i)).toList());

        Reply reply = windows.take(new Take("a", 3, 1, START + 10));

        assertThat(reply).isEqualTo(new Reply(false, 0, WINDOW_MICROS - 10, WINDOW_MICROS + 7 - 10));
    }

    @Test
    void costZeroIsAdmittedByAFullWindow() {
        windows.take(costing(LIMIT));

        assertThat(windows.take(costing(0))).isEqualTo(new Reply(true, 0, WINDOW_MICROS, 0));
    }

    @Test
    void costZeroWritesNothing() {
        Reply empty = windows.take(costing(0));
        boolean made = windows.redis().exists(windows.key("a"));
        windows.take(costing(1));
        windows.redis().pexpire(windows.key("a"), 5000L);
        windows.take(costing(0));

        assertThat(empty).isEqualTo(new Reply(true, LIMIT, 0, 0));
        assertThat(made).isFalse();
        assertThat(windows.redis().llen(windows.key("a"))).isOne();
        assertThat(windows.redis().pttl(windows.key("a"))).isBetween(1L, 5000L);
    }

    @Test
    void aFullWindowIsSmall() {
        windows.takeAll(LongStream.range(0, LIMIT).mapToObj(i -> one(START + i * 199_999)).toList());

        assertThat(windows.redis().llen(windows.key("a"))).isEqualTo(LIMIT);
        assertThat(windows.redis().memoryUsage(windows.key("a"))).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static Take one(long at) {
        return new Take("a", LIMIT, 1, at);
    }

    private static Take costing(int cost) {
        return new Take("a", LIMIT, cost, START);
    }
}
