package dev.latchkey.verify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.latchkey.secret.SecretHash;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Spares the store most lookups, without ever telling old news; see the package's documentation for how. */
final class KeyCache implements KeyLookup {

    private static final Logger LOG = Logger.getLogger(KeyCache.class);

    private final StoredKeys store;
    private final Changes changes;
    private final Freshness freshness;
    private final CacheMetrics metrics;
    private final LongSupplier nanos;
    private final Supplier<Executor> caller;
    private final Outage outage = new Outage();
    private final Ageing ageing = new Ageing();
    private final Cache<SecretHash, LoadedKey> known;
    private final Cache<SecretHash, LoadedKey> unknown;
    private final ConcurrentMap<SecretHash, Load> loads = new ConcurrentHashMap<>();

    /**
     * @param nanos a clock that never goes back
     * @param caller where the one that asks wants its answer, asked for on its thread
     */
    KeyCache(StoredKeys store, Changes changes, LookupConfig config, CacheMetrics metrics, LongSupplier nanos,
            Supplier<Executor> caller) {
        this.store = store;
        this.changes = changes;
        this.freshness = new Freshness(changes, config);
        this.metrics = metrics;
        this.nanos = nanos;
        this.caller = caller;
        known = cache(config.maxKnown(), config.freshFor().plus(config.staleIfDown()));
        unknown = cache(config.maxUnknown(), config.unknownFor());
        metrics.sizes(known, unknown);
    }

    // Apart from each other, so that guessers can't drive out the keys. Whether an entry is good is not for its expiry to say,
    // which is later and frees its place.
    private Cache<SecretHash, LoadedKey> cache(int most, Duration good) {
        return Caffeine.newBuilder().maximumSize(most).expireAfterWrite(good.multipliedBy(2)).ticker(nanos::getAsLong)
                .executor(Runnable::run).build();
    }

    @Override
    public Future<Optional<KnownKey>> find(List<SecretHash> candidates) {
        Request request = new Request(candidates, changes.last(), nanos.getAsLong());
        LoadedKey kept = kept(request.hash());
        if (kept != null && freshness.isFresh(kept, request.arrival())) {
            metrics.fresh();
            if (freshness.isAgeing(kept, request.arrival())) {
                renewSoon(request);
            }
            return Future.succeededFuture(kept.key());
        }
        if (isGoodWhileAway(kept, request) && outage.isLeftToOthers(request.arrival())) {
            metrics.stale();
            return Future.succeededFuture(kept.key());
        }
        return load(request, caller.get())
                .onSuccess(loaded -> metrics.loaded())
                .map(LoadedKey::key)
                .recover(failure -> failure instanceof LookupUnavailableException ? whileAway(request, failure)
                        : Future.failedFuture(failure));
    }

    // What is loaded already answers the request if it is fresh, or was asked for no earlier than the request came: as all is
    // that begins after what was joined has ended. So nobody waits for more than two loads.
    private Future<LoadedKey> load(Request request, Executor caller) {
        return joined(request, caller)
                .compose(loaded -> request.isNotBefore(loaded) || freshness.isFresh(loaded, request.arrival())
                        ? Future.succeededFuture(loaded)
                        : joined(request, caller));
    }

    // Asked again here: a change may have come while the store was waited for.
    private Future<Optional<KnownKey>> whileAway(Request request, Throwable away) {
        LoadedKey kept = kept(request.hash());
        if (!isGoodWhileAway(kept, request)) {
            metrics.unavailable();
            return Future.failedFuture(away);
        }
        metrics.stale();
        return Future.succeededFuture(kept.key());
    }

    // Its answer comes on the load's thread, so it is carried to the caller's; and a caller that goes away leaves the load to
    // the others.
    private Future<LoadedKey> joined(Request request, Executor caller) {
        Promise<LoadedKey> answer = Promise.promise();
        begunOrJoined(request).onComplete(loaded -> caller.execute(() -> answer.handle(loaded)));
        return answer.future();
    }

    private Future<LoadedKey> begunOrJoined(Request request) {
        Load mine = new Load(request.candidates(), Promise.promise());
        Load running = loads.putIfAbsent(request.hash(), mine);
        if (running != null) {
            return running.promise().future();
        }
        begin(List.of(mine));
        return mine.promise().future();
    }

    // Nobody waits for it. One that was looked up since it came here, or is just being, is left out.
    private void renewSoon(Request request) {
        List<List<SecretHash>> due = ageing.used(request.candidates(), request.arrival());
        if (due.isEmpty() || outage.isLeftToOthers(request.arrival())) {
            return;
        }
        List<Load> mine = due.stream().filter(candidates -> isAgeing(candidates.getFirst(), request.arrival()))
                .map(candidates -> new Load(candidates, Promise.promise()))
                .filter(load -> loads.putIfAbsent(load.hash(), load) == null).toList();
        if (!mine.isEmpty()) {
            begin(mine);
        }
    }

    // Noted only now that these loads are the ones: whoever joins one after another has ended knows it is not older.
    private void begin(List<Load> mine) {
        long lastChange = changes.last();
        long askedAt = nanos.getAsLong();
        // Also what is thrown there must end the loads.
        Future.succeededFuture().compose(begun -> store.find(mine.stream().map(Load::candidates).toList()))
                .map(keys -> IntStream.range(0, mine.size())
                        .mapToObj(i -> ended(mine.get(i).hash(), new LoadedKey(keys.get(i), lastChange, askedAt))).toList())
                .onFailure(failure -> fail(failure, askedAt))
                .onComplete(ended -> IntStream.range(0, mine.size()).forEach(i -> {
                    loads.remove(mine.get(i).hash(), mine.get(i));
                    mine.get(i).promise().handle(ended.map(all -> all.get(i)));
                }));
    }

    private LoadedKey ended(SecretHash hash, LoadedKey loaded) {
        if (outage.ended()) {
            LOG.warn("PostgreSQL tells keys again");
        }
        (loaded.key().isPresent() ? known : unknown).put(hash, loaded);
        (loaded.key().isPresent() ? unknown : known).invalidate(hash);
        metrics.loadEnded(loaded.key().isPresent(), nanos.getAsLong() - loaded.askedAt());
        return loaded;
    }

    private void fail(Throwable failure, long askedAt) {
        long now = nanos.getAsLong();
        if (failure instanceof LookupUnavailableException) {
            if (outage.began(now)) {
                LOG.warnf("PostgreSQL tells no keys: %s", failure.getMessage());
            }
        }
        metrics.loadFailed(now - askedAt);
    }

    private LoadedKey kept(SecretHash hash) {
        LoadedKey key = known.getIfPresent(hash);
        return key == null ? unknown.getIfPresent(hash) : key;
    }

    private boolean isAgeing(SecretHash hash, long arrival) {
        LoadedKey kept = kept(hash);
        return kept != null && freshness.isAgeing(kept, arrival);
    }

    private boolean isGoodWhileAway(LoadedKey kept, Request request) {
        return kept != null && freshness.isGoodWhileAway(kept, request.arrival());
    }

    private record Load(List<SecretHash> candidates, Promise<LoadedKey> promise) {

        SecretHash hash() {
            return candidates.getFirst();
        }
    }

    /**
     * @param lastChange the number of the last change that was heard before the request came
     * @param arrival when it came
     */
    private record Request(List<SecretHash> candidates, long lastChange, long arrival) {

        /** What it is kept under; the others differ whenever this one does. */
        SecretHash hash() {
            return candidates.getFirst();
        }

        boolean isNotBefore(LoadedKey loaded) {
            return loaded.lastChange() >= lastChange && loaded.askedAt() - arrival >= 0;
        }
    }
}
