package dev.latchkey.packaged;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Knows which instances are ready, as a Service of Kubernetes does: by asking each of them all the time. */
final class Balancer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long PERIOD_MILLIS = 250;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .build();
    private final List<PackagedService> ready = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService probes = Executors.newScheduledThreadPool(4);

    /** Those that are ready, as it changes. */
    List<PackagedService> ready() {
        return ready;
    }

    /** From now on it gets requests whenever it is ready. */
    void add(PackagedService instance) {
        probes.scheduleWithFixedDelay(() -> probe(instance), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void probe(PackagedService instance) {
        boolean isReady = client.sendAsync(HttpRequest.newBuilder(instance.managementUri("/q/health/ready")).timeout(PATIENCE)
                .build(), BodyHandlers.discarding()).handle((answer, failure) -> failure == null && answer.statusCode() == 200)
                .join();
        if (!isReady) {
            ready.remove(instance);
        } else if (!ready.contains(instance)) {
            ready.add(instance);
        }
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }
}
