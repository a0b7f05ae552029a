package dev.latchkey.packaged;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import io.vertx.core.json.JsonObject;

/** Several instances of the packaged service, and a platform account that manages them through the first. */
final class Fleet {

    static final String AUTHORIZATION = "Basic " + Base64.getEncoder()
            .encodeToString((Staff.PLATFORM.email() + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<PackagedService> instances;
    private final List<String> secrets = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    Fleet(List<PackagedService> instances) {
        this.instances = instances;
    }

    /** A merchant with an active contract. */
    void putMerchant(String id) {
        manage("PUT", "/api/v1/merchants/" + id, """
                {"names": [{"languageCode": "en", "name": "Packaged"}], "countryCode": "JP", "enabledLanguageCodes": ["en"]}
                """);
        putContract(id, "active");
    }

    /** Changes a merchant's limit. */
    void putLimit(String id, int requestsPerMinute) {
        manage("PUT", "/api/v1/merchants/" + id, """
                {"names": [{"languageCode": "en", "name": "Packaged"}], "countryCode": "JP", "enabledLanguageCodes": ["en"],
                 "requestsPerMinute": %d}
                """.formatted(requestsPerMinute));
    }

    void putContract(String merchant, String status) {
        manage("PUT", "/api/v1/merchants/" + merchant + "/subscription", """
                {"plan": "standard", "status": "%s", "currentPeriodStart": "%s", "currentPeriodEnd": "%s"}
                """.formatted(status, Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1))));
    }

    /** Gives the secrets of new keys of these names. */
    List<String> createKeys(String merchant, String... names) {
        List<String> created = Stream.of(names)
                .map(name -> manage("POST", keysOf(merchant), "{\"name\":\"" + name + "\"}").getString("secret")).toList();
        secrets.addAll(created);
        return created;
    }

    /** A new key of that name. */
    TestKey createKey(String merchant, String name) {
        JsonObject created = manage("POST", keysOf(merchant), "{\"name\":\"" + name + "\"}");
        secrets.add(created.getString("secret"));
        return new TestKey(created.getString("id"), name, created.getString("hint"), created.getString("secret"));
    }

    /** @param patch a JSON Merge Patch */
    void change(String merchant, TestKey key, String patch) {
        manage("PATCH", keysOf(merchant) + "/" + key.id(), patch);
    }

    /** Gives the key another secret; the one it has is refused from now on. */
    void rotate(String merchant, TestKey key) {
        JsonObject successor = manage("POST", keysOf(merchant) + "/" + key.id() + "/rotate", "{\"graceSeconds\":0}");
        secrets.add(successor.getString("secret"));
    }

    void revoke(String merchant, TestKey key) {
        manage("DELETE", keysOf(merchant) + "/" + key.id(), "");
    }

    void revokeAll(String merchant) {
        manage("GET", keysOf(merchant), "").getJsonArray("items").stream().map(JsonObject.class::cast)
                .forEach(key -> manage("DELETE", keysOf(merchant) + "/" + key.getString("id"), ""));
    }

    /** Invites a developer, and gives the answer. */
    JsonObject invite(String merchant, String email) {
        JsonObject invitation = manage("POST", invitationsOf(merchant), "{\"email\":\"" + email + "\",\"role\":\"developer\"}");
        String url = invitation.getString("url");
        tokens.add(url.substring(url.indexOf('#') + 1));
        return invitation;
    }

    /** The addresses of those who were invited and did not accept yet. */
    List<String> invitedTo(String merchant) {
        return manage("GET", invitationsOf(merchant), "").getJsonArray("items").stream().map(JsonObject.class::cast)
                .map(invitation -> invitation.getString("email")).toList();
    }

    /** What made the links work that were ever created. */
    List<String> invitationTokens() {
        return List.copyOf(tokens);
    }

    /** Calls the Merchant API of the instance whose turn this number is. */
    CompletableFuture<HttpResponse<String>> call(int number, String secret) {
        return get(number, "/merchant-api/v1/merchant", secret);
    }

    /** Asks whether a request is admitted, as an ingress does, for which PostgreSQL need not tell anything but the key. */
    CompletableFuture<HttpResponse<String>> ask(int number, String secret) {
        return get(number, "/authz/forward/orders", secret);
    }

    /** A call that costs nothing. */
    CompletableFuture<HttpResponse<String>> look(int number, String secret) {
        return get(number, "/merchant-api/v1/usage", secret);
    }

    /** How many instances there are. */
    int size() {
        return instances.size();
    }

    /** All that were ever created. */
    List<String> secrets() {
        return List.copyOf(secrets);
    }

    private CompletableFuture<HttpResponse<String>> get(int number, String path, String secret) {
        return get(inTurn(number).uri(path), secret);
    }

    /** Sends a key to any address. */
    CompletableFuture<HttpResponse<String>> get(URI address, String secret) {
        return client.sendAsync(HttpRequest.newBuilder(address)
                .header(MerchantApi.KEY_HEADER, secret).build(), BodyHandlers.ofString());
    }

    /** Changes something of a merchant at the instance whose turn this number is, or reads it: by turns. */
    CompletableFuture<HttpResponse<String>> manage(int number, String merchant) {
        PackagedService instance = inTurn(number);
        return number / instances.size() % 2 == 0 ? send(instance, "PUT", "/api/v1/merchants/" + merchant, """
                {"names": [{"languageCode": "en", "name": "No. %d"}], "countryCode": "JP", "enabledLanguageCodes": ["en"],
                 "requestsPerMinute": 10000}
                """.formatted(number)) : send(instance, "GET", keysOf(merchant), "");
    }

    // Some tests take instances out and put others in while requests are sent.
    private PackagedService inTurn(int number) {
        List<PackagedService> now = List.copyOf(instances);
        return now.get(number % now.size());
    }

    private CompletableFuture<HttpResponse<String>> send(PackagedService instance, String method, String path, String body) {
        return client.sendAsync(HttpRequest.newBuilder(instance.uri(path))
                .header("Authorization", AUTHORIZATION).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private JsonObject manage(String method, String path, String body) {
        HttpResponse<String> answer = send(instances.getFirst(), method, path, body).join();
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " was answered " + answer.statusCode());
        }
        return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
    }

    private static String keysOf(String merchant) {
        return "/api/v1/merchants/" + merchant + "/api-keys";
    }

    private static String invitationsOf(String merchant) {
        return "/api/v1/merchants/" + merchant + "/invitations";
    }
}
