package dev.latchkey.usage.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import dev.latchkey.contract.BillingPeriod;
import dev.latchkey.key.ApiKeyId;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.time.TimeParameter;

/**
 * Of which time to tell what was used, and how finely.
 *
 * @param from an instant in the first step
 * @param to the first instant that is not of interest any more
 * @param key only what this key did
 * @param byKey whether each key is told apart
 */
public record UsageQuery(Optional<Instant> from, Optional<Instant> to, Step step, Optional<UUID> key, boolean byKey) {

    private static final Duration LONGEST_DEFAULT = Duration.ofDays(366);

    /**
     * Reads the parameters as they were sent, each null if it was not.
     *
     * @throws ProblemException with 400 if one makes no sense
     */
    public static UsageQuery of(String from, String to, String step, String keyId, String groupBy) {
        if (groupBy != null && !groupBy.equals("key")) {
            throw ProblemException.invalidParameter("groupBy", "must be key");
        }
        return new UsageQuery(Optional.ofNullable(from).map(text -> TimeParameter.of("from", text)),
                Optional.ofNullable(to).map(text -> TimeParameter.of("to", text)),
                step == null ? Step.HOUR : stepOf(step),
                Optional.ofNullable(keyId).map(UsageQuery::keyOf), groupBy != null);
    }

    /**
     * The steps that are asked for. Where it was not said from when: the last 60 minutes, 24 hours, or the days of the period.
     *
     * @param zone the merchant's
     * @param period the one that holds now, or the last one
     * @throws ProblemException with 400 if they are too many, or none
     */
    Steps steps(ZoneId zone, Optional<BillingPeriod> period, Instant now) {
        Optional<BillingPeriod> days = from.isPresent() || to.isPresent() || step != Step.DAY ? Optional.empty() : period;
        Instant until = to.or(() -> days.map(BillingPeriod::end).filter(end -> end.isBefore(now)))
                .orElseGet(() -> step.after(now, zone));
        Instant since = from.or(() -> days.map(BillingPeriod::start).filter(until.minus(LONGEST_DEFAULT)::isBefore))
                .orElseGet(() -> before(step.ceiling(until, zone), zone));
        return Steps.of(step, since, until, zone);
    }

    private Instant before(Instant until, ZoneId zone) {
        return switch (step) {
            case MINUTE -> until.minus(Duration.ofMinutes(60));
            case HOUR -> until.minus(Duration.ofHours(24));
            case DAY -> until.atZone(zone).minusDays(30).toInstant();
        };
    }

    private static Step stepOf(String word) {
        return Step.ofWord(word)
                .orElseThrow(() -> ProblemException.invalidParameter("step", "must be minute, hour or day"));
    }

    private static UUID keyOf(String text) {
        try {
            return ApiKeyId.fromString(text).value();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("keyId", "must be a key's id");
        }
    }
}
