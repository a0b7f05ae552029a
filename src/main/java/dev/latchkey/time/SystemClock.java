package dev.latchkey.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one place that looks at the wall clock; everything else is handed a {@link Clock}. */
class SystemClock {

    /** In UTC and in microseconds: what the database can keep, so that what was written reads back the same. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
