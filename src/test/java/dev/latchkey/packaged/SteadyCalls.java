package dev.latchkey.packaged;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Calls at a constant rate, at each instance in turn, whether or not those before were answered. */
final class SteadyCalls {

    /** Beyond, a request passes for unanswered. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IntFunction<CompletableFuture<HttpResponse<String>>> request;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final List<CompletableFuture<Answer>> calls = Collections.synchronizedList(new ArrayList<>());

    SteadyCalls(Fleet fleet, String secret, int perSecond) {
        this(number -> fleet.call(number, secret), perSecond);
    }

    /** @param request sends the one of that number */
    SteadyCalls(IntFunction<CompletableFuture<HttpResponse<String>>> request, int perSecond) {
        this.request = request;
        pace.scheduleAtFixedRate(this::call, 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
    }

    /** Waits for the last answers, and gives all. */
    Answers stop() throws InterruptedException {
        pace.shutdown();
        pace.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return new Answers(calls.stream().map(CompletableFuture::join).toList());
    }

    private void call() {
        long sent = System.nanoTime();
        calls.add(request.apply(calls.size()).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .handle((answer, failure) -> new Answer(failure == null ? answer.statusCode() : Answer.NONE,
                        System.nanoTime() - sent)));
    }

    /**
     * @param status of HTTP, or {@link #NONE}
     * @param nanos how long it took
     */
    record Answer(int status, long nanos) {

        static final int NONE = 0;
    }
}
