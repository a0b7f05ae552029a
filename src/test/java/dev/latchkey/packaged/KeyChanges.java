package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.latchkey.packaged.Delays.Delay;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.TestKey;

/** Changes keys that every instance has from before, and asks every instance until it refuses. */
final class KeyChanges implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Fleet fleet;
    private final Delays delays;
    private final AtomicInteger merchants = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    KeyChanges(Fleet fleet, Delays delays) {
        this.fleet = fleet;
        this.delays = delays;
    }

    /** Something that makes instances refuse this merchant's key. */
    interface Change {
        void make(String merchant, TestKey key);
    }

    static Change revoked(Fleet fleet) {
        return fleet::revoke;
    }

    static Change rotated(Fleet fleet) {
        return fleet::rotate;
    }

    /** @param patch a JSON Merge Patch with which the key's requests are refused */
    static Change patched(Fleet fleet, String patch) {
        return (merchant, key) -> fleet.change(merchant, key, patch);
    }

    static Change expired(Database database) {
        return (merchant, key) -> database.expire(key.id());
    }

    static Change suspended(Fleet fleet) {
        return (merchant, key) -> fleet.putContract(merchant, "suspended");
    }

    /** Makes so many changes one after another, each when all instances have refused the key before. */
    void oneByOne(String kind, int count, Change change) throws Exception {
        for (Target target : targets(kind, count, 25)) {
            awaitRefusals(make(kind, target, change));
        }
    }

    /** The same with changes to merchants, each of which has one key. */
    void merchantByMerchant(String kind, int count, Change change) throws Exception {
        for (Target target : targets(kind, count, 1)) {
            awaitRefusals(make(kind, target, change));
        }
    }

    /** Makes so many changes at once. */
    void atOnce(String kind, int count, Change change) throws Exception {
        List<List<Future<?>>> refusals = targets(kind, count, 2).stream().map(target -> make(kind, target, change)).toList();
        for (List<Future<?>> ofKey : refusals) {
            awaitRefusals(ofKey);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    // All are made before any is changed: the notices of their making must not be what ends their being kept.
    private List<Target> targets(String kind, int count, int keysOfMerchant) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i % keysOfMerchant == 0) {
                fleet.putMerchant("fresh-" + merchants.incrementAndGet());
            }
            String merchant = "fresh-" + merchants.get();
            targets.add(new Target(merchant, fleet.createKey(merchant, kind + " " + i)));
        }
        return targets;
    }

    private List<Future<?>> make(String kind, Target target, Change change) {
        for (int instance = 0; instance < fleet.size(); instance++) {
            assertThat(status(instance, target.key)).isEqualTo(200);
        }
        change.make(target.merchant, target.key);
        long changed = System.nanoTime();
        return IntStream.range(0, fleet.size()).<Future<?>> mapToObj(
                instance -> threads.submit(() -> delays.add(askUntilRefused(kind, instance, target.key, changed)))).toList();
    }

    private static void awaitRefusals(List<Future<?>> refusals) throws Exception {
        for (Future<?> refusal : refusals) {
            refusal.get();
        }
    }

    private Delay askUntilRefused(String kind, int instance, TestKey key, long changed) {
        long admitted = changed;
        while (System.nanoTime() - changed < PATIENCE.toNanos()) {
            long sent = System.nanoTime();
            int status = status(instance, key);
            if (status >= 401 && status <= 403) {
                return new Delay(kind, Duration.ofNanos(admitted - changed), Duration.ofNanos(System.nanoTime() - changed));
            }
            assertThat(status).isEqualTo(200);
            admitted = sent;
            rest(sent - changed);
        }
        throw new AssertionError("instance " + instance + " still admits a key that is " + kind);
    }

    private int status(int instance, TestKey key) {
        return fleet.call(instance, key.secret()).join().statusCode();
    }

    // Often at first, to measure well, and then more seldom, for all this is one machine.
    private static void rest(long sinceNanos) {
        try {
            TimeUnit.MILLISECONDS.sleep(sinceNanos < TimeUnit.MILLISECONDS.toNanos(200) ? 2 : 50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Target(String merchant, TestKey key) {
    }
}
