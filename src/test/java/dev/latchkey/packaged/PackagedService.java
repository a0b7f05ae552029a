package dev.latchkey.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The packaged service as an operator starts it: {@code java -jar}, with environment variables only. */
final class PackagedService implements AutoCloseable {

    static final Path DIRECTORY = Path.of("target", "quarkus-app");

    private static final long START_SECONDS = 300;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;
    private final int ingressPort;

    /** @param name what its log is called, below {@code target} */
    PackagedService(String name, Map<String, String> environment) {
        this(name, environment, 0);
    }

    private PackagedService(String name, Map<String, String> environment, int ingressPort) {
        this.ingressPort = ingressPort;
        log = Path.of("target", name + ".log");
        port = freePort();
        managementPort = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                DIRECTORY.resolve("quarkus-run.jar").toString())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        if (ingressPort != 0) {
            builder.environment().put("LATCHKEY_INGRESS_PORT", Integer.toString(ingressPort));
        }
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a port of its own for the doors of the ingress. */
    static PackagedService withIngress(String name, Map<String, String> environment) {
        return new PackagedService(name, environment, freePort());
    }

    /** Where the doors of the ingress are. */
    int ingressPort() {
        return ingressPort;
    }

    URI ingressUri(String path) {
        return URI.create("http://localhost:" + ingressPort + path);
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    URI managementUri(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    /** What a metric of that name says now. */
    double metric(String name) {
        return managementAnswer("/q/metrics").lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", ""))).findFirst().orElseThrow();
    }

    /** What it says of its readiness now. */
    String readiness() {
        return managementAnswer("/q/health/ready");
    }

    private String managementAnswer(String path) {
        return CLIENT.sendAsync(HttpRequest.newBuilder(managementUri(path)).build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::body).join();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** How much memory it has now, as Linux tells it. */
    long residentKib() throws IOException {
        return kibibytes("VmRSS");
    }

    /** How much it had at the most. */
    long peakResidentKib() throws IOException {
        return kibibytes("VmHWM");
    }

    /** Waits for the process to end by itself, and gives its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it is still running");
        }
        return process.exitValue();
    }

    PackagedService awaitReady() throws IOException, InterruptedException {
        // The first answer may be that a store is away: on a busy machine it takes a moment until Redis has decided something.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (awaitAnswer("/q/health/ready") != 200) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not get ready: " + log());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return this;
    }

    /** Waits until the management port listens, and gives the status of the answer to this path. */
    int awaitAnswer(String path) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                return client.send(HttpRequest.newBuilder(managementUri(path)).build(), BodyHandlers.discarding())
                        .statusCode();
            } catch (ConnectException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("it did not start: " + log());
    }

    /** Asks it to end, as Kubernetes does with {@code SIGTERM}, and gives its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Ends it as if the machine had lost its power: nothing is written any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private long kibibytes(String figure) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(figure + ":")).map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong).findFirst().orElseThrow();
    }

    /**
     * A port on which nobody listens now. It is below those that the system gives to connections, of which one might take it
     * until
     * somebody listens.
     */
    static int freePort() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    /** Whether nobody listens there now. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
