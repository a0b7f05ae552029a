package dev.latchkey.window;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.vertx.core.Future;

/**
 * Windows that this instance keeps by itself while Redis gives no decisions; in each its share of the limit fits. They begin
 * empty, and know nothing of what Redis and the other instances count.
 */
final class LocalWindows implements StandIn {

    /** Of some 400 bytes each. Beyond, those that are used least begin anew. */
    static final int MOST = 100_000;

    private final int instances;
    private final LongSupplier nanos;
    private final Cache<Place, LocalWindow> windows;

    /**
     * @param instances that share a limit
     * @param nanos a clock that never goes back
     */
    LocalWindows(int instances, LongSupplier nanos) {
        this.instances = instances;
        this.nanos = nanos;
        windows = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Limit.WINDOW.multipliedBy(2))
                .ticker(nanos::getAsLong).executor(Runnable::run).build();
    }

    // One at a time: of several windows all must have room, or none is counted in. It takes less than a microsecond.
    @Override
    public synchronized Future<Decision> decide(Ask ask, NotDecidedException why) {
        if (ask.charge().cost() > 0 && ask.charge().quota().isPresent()) {
            return Future.failedFuture(new WindowUnavailableException(why));
        }
        long now = nanos.getAsLong();
        int cost = ask.charge().cost();
        List<Bound> bounds = ask.bounds().enforced();
        List<LocalWindow> asked = bounds.stream().map(bound -> window(ask.subject(), bound, now)).toList();
        List<Duration> waits = IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i).untilFits(cost, share(bounds.get(i)), now)).toList();
        Duration longest = waits.stream().max(Duration::compareTo).orElseThrow();
        if (longest.isZero()) {
            asked.forEach(window -> window.add(cost));
        }
        List<WindowState> states = IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i).state(bounds.get(i), share(bounds.get(i)), now)).toList();
        return Future.succeededFuture(longest.isZero() ? new Decision.StoodIn(states, why.counted())
                : new Decision.Refused(states, states.get(waits.indexOf(longest)), longest));
    }

    private LocalWindow window(String subject, Bound bound, long now) {
        LocalWindow window = windows.get(new Place(subject, bound.part()),
                place -> new LocalWindow(bound.limit().window(), now));
        window.moveTo(now);
        return window;
    }

    private int share(Bound bound) {
        return Math.max(1, bound.limit().requests() / instances);
    }

    private record Place(String subject, String part) {
    }
}
