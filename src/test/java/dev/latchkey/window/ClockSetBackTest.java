package dev.latchkey.window;

import static dev.latchkey.window.Schedules.START;
import static dev.latchkey.window.Take.WINDOW_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Redis' clock is the machine's, which an operator or a failover can set back. */
class ClockSetBackTest {

    private static final int LIMIT = 3;
    private static final long SECOND = 1_000_000;

    @Example
    void admissionsThatLieInTheFutureAreTakenForFreshOnes() {
        try (ClockedWindows windows = new ClockedWindows()) {
            windows.takeAll(List.of(one(START), one(START + SECOND), one(START + 50 * SECOND)));
            long setBack = START + 10 * SECOND;

            List<Reply> replies = windows.takeAll(List.of(one(setBack), one(START + WINDOW_MICROS),
                    one(START + WINDOW_MICROS + SECOND), one(setBack + WINDOW_MICROS - 1), one(setBack + WINDOW_MICROS)));

            assertThat(replies).extracting(Reply::admitted).containsExactly(false, true, true, false, true);
        }
    }

    @Example
    void aFullWindowHealsWithinOneWindowHoweverFarTheClockWent() {
        try (ClockedWindows windows = new ClockedWindows()) {
            windows.takeAll(List.of(one(START), one(START), one(START)));
            long setBack = START - 86_400 * SECOND;

            List<Reply> replies = windows.takeAll(
                    List.of(one(setBack), one(setBack + WINDOW_MICROS - 1), one(setBack + WINDOW_MICROS)));

            assertThat(replies).extracting(Reply::admitted).containsExactly(false, false, true);
            assertThat(replies.getFirst().retry()).isEqualTo(WINDOW_MICROS);
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void itNeverAdmitsTooManyAndHealsWithinOneWindow(@ForAll("ticks") List<Tick> ticks) {
        try (ClockedWindows windows = new ClockedWindows()) {
            List<Reply> replies = windows.takeAll(ticks.stream().map(tick -> one(tick.clock)).toList());

            List<Long> admitted = new ArrayList<>();
            long lastSetBack = Long.MIN_VALUE / 2;
            for (int i = 0; i < ticks.size(); i++) {
                Tick tick = ticks.get(i);
                lastSetBack = tick.setBack ? tick.passed : lastSetBack;
                boolean healed = tick.passed - lastSetBack >= WINDOW_MICROS;
                if (replies.get(i).admitted()) {
                    admitted.add(tick.passed);
                }
                long held = WindowOracle.countAt(tick.passed, admitted);
                assertThat(held).isLessThanOrEqualTo(LIMIT);
                assertThat(replies.get(i).admitted() || held == LIMIT || !healed).isTrue();
            }
        }
    }

    @Provide
    Arbitrary<List<Tick>> ticks() {
        Arbitrary<Long> setBacks = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(0L)),
                Tuple.of(1, Arbitraries.longs().between(1, 2 * WINDOW_MICROS)));
        return Combinators.combine(Schedules.gaps(), setBacks).as(Tuple::of).list().ofMaxSize(60).map(steps -> {
            List<Tick> ticks = new ArrayList<>();
            long passed = 0;
            long clock = START;
            for (Tuple.Tuple2<Long, Long> step : steps) {
                passed += step.get1();
                clock += step.get1() - step.get2();
                ticks.add(new Tick(passed, clock, step.get2() > 0));
            }
            return ticks;
        });
    }

    private static Take one(long at) {
        return new Take("a", LIMIT, 1, at);
    }

    /**
     * @param passed the true time
     * @param clock what Redis' clock says then
     * @param setBack whether it was set back right before
     */
    record Tick(long passed, long clock, boolean setBack) {
    }
}
