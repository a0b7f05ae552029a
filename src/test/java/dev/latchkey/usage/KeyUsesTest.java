package dev.latchkey.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class KeyUsesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final UUID key = UUID.randomUUID();
    private final SteppedClock clock = new SteppedClock();
    private final KeyUses uses = new KeyUses(clock);

    @Test
    void ofManyUsesOneIsToBeWritten() {
        for (int i = 0; i < 1000; i++) {
            uses.note(key, "203.0.113.1");
        }
        clock.now = START.plusSeconds(5);
        uses.note(key, "203.0.113.2");

        assertThat(uses.take()).isEqualTo(Map.of(key, new Use(START.plusSeconds(5), "203.0.113.2")));
        assertThat(uses.take()).isEmpty();
    }

    @Test
    void anotherAddressIsNotedAtOnce() {
        uses.note(key, "203.0.113.1");
        uses.note(key, "203.0.113.2");

        assertThat(uses.take()).containsEntry(key, new Use(START, "203.0.113.2"));
    }

    @Test
    void whatCouldNotBeWrittenWaitsAndNeverHidesALaterUse() {
        UUID other = UUID.randomUUID();
        uses.note(key, "203.0.113.1");
        uses.note(other, "203.0.113.1");
        Map<UUID, Use> taken = uses.take();
        clock.now = START.plusSeconds(2);
        uses.note(key, "203.0.113.2");

        uses.putBack(taken);

        assertThat(uses.take()).isEqualTo(Map.of(key, new Use(START.plusSeconds(2), "203.0.113.2"),
                other, new Use(START, "203.0.113.1")));
    }

    private static final class SteppedClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
