package dev.latchkey.window;

import static dev.latchkey.window.Take.WINDOW_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Watches one list in true time while Redis' clock is set back. */
final class Healing {

    private final String list;
    private final List<Long> admitted = new ArrayList<>();
    private boolean hurt;
    private long healedAt = Long.MIN_VALUE;

    Healing(String list) {
        this.list = list;
    }

    void setBack() {
        hurt = true;
    }

    /** The first request after the clock was set back begins the healing. */
    void asked(long at) {
        if (hurt) {
            hurt = false;
            healedAt = at + WINDOW_MICROS;
        }
    }

    void admitted(long at, int limit) {
        admitted.add(at);
        assertThat(WindowOracle.countAt(at, admitted)).as(list).isLessThanOrEqualTo(limit);
    }

    void refused(long at, int limit) {
        assertThat(WindowOracle.countAt(at, admitted) == limit || at < healedAt).as(list + " refuses when it is full").isTrue();
    }
}
