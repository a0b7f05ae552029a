package dev.latchkey.usage.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Into what time is divided. Hours and days are those of clocks in a time zone: where they are set back or forward, a day has
 * 23 or 25 hours, and an hour may be a short one. The steps of a zone follow each other without gap or overlap.
 */
public enum Step {

    MINUTE {
        @Override
        Instant floor(Instant time, ZoneId zone) {
            return time.truncatedTo(ChronoUnit.MINUTES);
        }

        @Override
        Instant next(Instant start, ZoneId zone) {
            return start.plus(1, ChronoUnit.MINUTES);
        }
    },

    HOUR {
        @Override
        Instant floor(Instant time, ZoneId zone) {
            int offset = zone.getRules().getOffset(time).getTotalSeconds();
            Instant full = time.plusSeconds(offset).truncatedTo(ChronoUnit.HOURS).minusSeconds(offset);
            // Clocks that are set by half an hour begin in the midst of one.
            return Optional.ofNullable(zone.getRules().previousTransition(time.plusNanos(1)))
                    .map(ZoneOffsetTransition::getInstant).filter(full::isBefore).orElse(full);
        }

        @Override
        Instant next(Instant start, ZoneId zone) {
            int offset = zone.getRules().getOffset(start).getTotalSeconds();
            Instant full = start.plusSeconds(offset).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)
                    .minusSeconds(offset);
            return Optional.ofNullable(zone.getRules().nextTransition(start))
                    .map(ZoneOffsetTransition::getInstant).filter(full::isAfter).orElse(full);
        }
    },

    DAY {
        @Override
        Instant floor(Instant time, ZoneId zone) {
            Instant start = start(LocalDate.ofInstant(time, zone), zone);
            Instant next = next(start, zone);
            // Clocks that are set back over midnight say the day before once more; it belongs to the one that has begun.
            return time.isBefore(next) ? start : next;
        }

        @Override
        Instant next(Instant start, ZoneId zone) {
            return start(LocalDate.ofInstant(start, zone).plusDays(1), zone);
        }

        private static Instant start(LocalDate day, ZoneId zone) {
            return day.atStartOfDay(zone).toInstant();
        }
    };

    /** The beginning of the step that a time is in. */
    abstract Instant floor(Instant time, ZoneId zone);

    /** The beginning of the step after the one that begins then. */
    abstract Instant next(Instant start, ZoneId zone);

    /** The first beginning of a step that is not before that time. */
    Instant ceiling(Instant time, ZoneId zone) {
        Instant floor = floor(time, zone);
        return floor.equals(time) ? time : next(floor, zone);
    }

    /** The end of the step that a time is in. */
    Instant after(Instant time, ZoneId zone) {
        return next(floor(time, zone), zone);
    }

    /** The word in queries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> ofWord(String word) {
        return Stream.of(values()).filter(step -> step.word().equals(word)).findFirst();
    }
}
