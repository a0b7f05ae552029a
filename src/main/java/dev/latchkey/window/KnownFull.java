package dev.latchkey.window;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Remembers which windows are full, so that a flood does not reach Redis; see the package's documentation for why that is as
 * exact as Redis.
 */
final class KnownFull {

    private static final int MOST = 10_000;
    /** For how long an answer may be given that also tells of a window which others may use meanwhile. */
    private static final long APPROXIMATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Cache<Place, Full> places;

    /** @param nanos a clock that never goes back */
    KnownFull(LongSupplier nanos) {
        places = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Limit.WINDOW).ticker(nanos::getAsLong)
                .executor(Runnable::run).build();
    }

    /** The refusal that Redis would answer at that time, if that is known. */
    Optional<Decision> refusal(Ask ask, long now) {
        Full full = places.getIfPresent(new Place(ask.subject(), ask.bounds().enforced()));
        return full != null && full.refuses(ask.charge().cost(), now) ? Optional.of(full.at(now)) : Optional.empty();
    }

    /** @param askedAt when the question was asked, or before: when Redis answered it is not known */
    void note(Ask ask, Decision decision, long askedAt) {
        if (decision instanceof Decision.Refused refused) {
            places.put(new Place(ask.subject(), ask.bounds().enforced()), new Full(refused, ask.charge().cost(), askedAt));
        }
    }

    /** The windows are part of it: what is said of them must be said of no others, nor of the same with another limit. */
    private record Place(String subject, List<Bound> windows) {
    }

    private record Full(Decision.Refused refused, int cost, long askedAt) {

        boolean refuses(int asked, long now) {
            long age = now - askedAt;
            return asked >= cost && age < refused.retryAfter().toNanos() && (age < APPROXIMATE_NANOS || isStill());
        }

        Decision at(long now) {
            Duration passed = Duration.ofNanos(now - askedAt);
            List<WindowState> windows = refused.windows().stream().map(window -> window.after(passed)).toList();
            return new Decision.Refused(windows, windows.get(refused.windows().indexOf(refused.by())),
                    refused.retryAfter().minus(passed));
        }

        // Where nothing is left, nothing can change before the first leaves.
        private boolean isStill() {
            for (WindowState window : refused.windows()) {
                if (window.remaining() > 0 || window.resetsIn().compareTo(refused.retryAfter()) < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
