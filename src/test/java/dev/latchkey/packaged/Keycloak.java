package dev.latchkey.packaged;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonObject;

/** A Keycloak of its own, with one realm and a store in memory. It takes its time to start, so that is not waited for. */
final class Keycloak implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final Path HOME = Path.of(System.getProperty("keycloak.home"));
    private static final Path REALM = Path.of("src", "test", "resources", "keycloak", "latchkey-realm.json");
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> tokens = new ArrayList<>();
    private final Path log = HOME.resolve("keycloak.log");
    private final URI realm;
    private final Process process;

    Keycloak() throws IOException {
        Files.copy(REALM, Files.createDirectories(HOME.resolve("data/import")).resolve(REALM.getFileName()),
                StandardCopyOption.REPLACE_EXISTING);
        int port = PackagedService.freePort();
        realm = URI.create("http://localhost:" + port + "/realms/latchkey");
        ProcessBuilder builder = new ProcessBuilder(HOME.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                "--db=dev-mem", "--http-host=127.0.0.1", "--http-port=" + port, "--hostname=http://localhost:" + port)
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx256m");
        // It lives for a minute: the better compiler's work would never pay.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-keycloak"));
    }

    /** The realm's address, which is also its issuer. */
    URI realm() {
        return realm;
    }

    /** As the realm's file has it. */
    static String secretOf(String clientId) {
        return "secret-of-the-client-" + clientId;
    }

    void awaitRealm() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException("Keycloak did not start: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** An access token for a program of this name. */
    String tokenOf(String clientId) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secretOf(clientId)));
    }

    /** An access token for somebody, as a program gets it that knows the password. */
    String tokenOfPerson(String username) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "password", "client_id", "latchkey", "client_secret", secretOf("latchkey"),
                "username", username, "password", PASSWORD));
    }

    /** All tokens that were handed out by the methods above. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        // The script passes a TERM on to the JVM. Only what ignores it is killed, children first.
        process.destroy();
        try {
            if (process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String token(Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Keycloak gave no token: " + answer.body());
        }
        String token = new JsonObject(answer.body()).getString("access_token");
        tokens.add(token);
        return token;
    }

    private boolean answers() throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(realm).timeout(Duration.ofSeconds(10)).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

}
