package dev.latchkey.window;

import static dev.latchkey.window.Schedules.START;
import static dev.latchkey.window.Take.WINDOW_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void eachOfSeveralWindowsHealsWithinOneWindowOfTheFirstRequestThatAsksIt(@ForAll("ticks") List<Tick> ticks) {
        try (ClockedWindows windows = new ClockedWindows()) {
            List<Take> takes = ticks.stream().map(tick -> new Take("m", bounds(tick.part), 1, tick.clock)).toList();
            List<Reply> replies = windows.takeAll(takes);

            Map<String, Healing> lists = new HashMap<>();
            for (int i = 0; i < ticks.size(); i++) {
                Tick tick = ticks.get(i);
                Bounds bounds = takes.get(i).bounds();
                if (tick.setBack) {
                    lists.values().forEach(Healing::setBack);
                }
                bounds.enforced().forEach(bound -> lists.computeIfAbsent("w" + bound, Healing::new).asked(tick.passed));
                Reply reply = replies.get(i);
                if (!reply.admitted()) {
                    Bound by = bounds.enforced().get(reply.refusing() - 1);
                    lists.get("w" + by).refused(tick.passed, by.limit().requests());
                    continue;
                }
                bounds.enforced().forEach(bound -> lists.get("w" + bound).admitted(tick.passed, bound.limit().requests()));
                Bound trial = bounds.shadow().getFirst();
                Healing shadow = lists.computeIfAbsent("s" + trial, Healing::new);
                shadow.asked(tick.passed);
                if (reply.shadowRefusals().isEmpty()) {
                    shadow.admitted(tick.passed, trial.limit().requests());
                } else {
                    shadow.refused(tick.passed, trial.limit().requests());
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Tick>> ticks() {
        Arbitrary<Long> setBacks = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(0L)),
                Tuple.of(1, Arbitraries.longs().between(1, 2 * WINDOW_MICROS)));
        Arbitrary<Integer> parts = Arbitraries.integers().between(0, 1);
        return Combinators.combine(Schedules.gaps(), setBacks, parts).as(Tuple::of).list().ofMaxSize(60).map(steps -> {
            List<Tick> ticks = new ArrayList<>();
            long passed = 0;
            long clock = START;
            for (Tuple.Tuple3<Long, Long, Integer> step : steps) {
                passed += step.get1();
                clock += step.get1() - step.get2();
                ticks.add(new Tick(passed, clock, step.get2() > 0, step.get3()));
            }
            return ticks;
        });
    }

    private static Bounds bounds(int part) {
        return new Bounds(List.of(Bound.ofWhole(Limit.perMinute(LIMIT)), new Bound("k:" + part, Limit.perMinute(2))),
                List.of(new Bound("k:" + part, Limit.perMinute(1))));
    }

    private static Take one(long at) {
        return new Take("a", LIMIT, 1, at);
    }

    /**
     * @param passed the true time
     * @param clock what Redis' clock says then
     * @param setBack whether it was set back right before
     * @param part who asks
     */
    record Tick(long passed, long clock, boolean setBack, int part) {
    }
}
