package dev.latchkey.console;

import java.time.Duration;

/** How long an old secret can be let go on after its key was rotated. */
public enum Grace {

    NONE(Duration.ZERO),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final Duration time;

    Grace(Duration time) {
        this.time = time;
    }

    public long seconds() {
        return time.toSeconds();
    }

    /** Whether it is proposed: time enough to change a system's settings, and no longer than that. */
    public boolean usual() {
        return this == DAY;
    }
}
