package dev.latchkey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Backend;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.IssuedSecrets;
import dev.latchkey.testing.Staff;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.RedisValueType;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Looks for every secret, invitation's token and session's cookie that the service issued, and every password that it was
 * told, during the whole suite, in everything that it wrote: its log with every level on of what handles requests, what
 * PostgreSQL was told and what it keeps, what Redis keeps, and the metrics.
 */
@QuarkusTest
@Order(Integer.MAX_VALUE)
class SecretsStaySecretTest extends ApiTest {

    private static final Path WRITTEN = Path.of("target", "latchkey-test");
    /** As many characters of a body are no accident. */
    private static final int TELLING = 12;
    private static final String WEBHOOK_SECRET = "dGVzdC1vbmx5LXNlY3JldC1vZi13ZWJob29rcw";

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    RedisDataSource redis;

    @Test
    void noIssuedSecretIsInAnythingThatTheServiceWrote() throws IOException {
        List<String> secrets = IssuedSecrets.all().stream().map(SecretsStaySecretTest::tellingPart).toList();
        List<String> tokens = IssuedSecrets.invitationTokens().stream().map(token -> token.substring(0, TELLING)).toList();
        List<String> sessions = IssuedSecrets.sessions().stream().map(cookie -> cookie.substring(0, 2 * TELLING)).toList();
        List<String> passwords = List.of(Invited.CHOSEN_PASSWORD, Staff.PASSWORD);
        List<String> clients = List.of(Backend.SHOP.secret(), Backend.ERP.secret());
        List<String> confidential = Stream.of(secrets, tokens, sessions, passwords, clients, List.of(WEBHOOK_SECRET))
                .flatMap(List::stream).toList();
        Map<String, String> written = Map.of(
                "the service's log", log("service.log"),
                "PostgreSQL's log", log("postgres.log"),
                "the tables", String.join("\n", database().allValues()),
                "Redis", redisContent(),
                "the metrics", given().get(management.resolve("/q/metrics")).asString());

        assertThat(secrets).as("secrets issued by the suite").hasSizeGreaterThan(20);
        assertThat(tokens).as("invitation tokens issued by the suite").hasSizeGreaterThan(10);
        assertThat(sessions).as("sessions begun by the suite").hasSizeGreaterThan(5);
        assertThat(written.get("the service's log").contains("insert into api_keys")).as("logs inserts").isTrue();
        assertThat(written.get("PostgreSQL's log").contains("insert into api_keys")).as("logs inserts").isTrue();
        assertThat(written.get("the tables").contains("Core system")).as("have keys").isTrue();
        assertThat(written.get("Redis").contains("lk:1:{merchant-")).as("has windows").isTrue();
        assertThat(written.get("Redis").contains("born=")).as("has counters").isTrue();
        assertThat(written.get("the metrics").contains("/merchant-api/v1/merchant")).as("have paths").isTrue();
        assertThat(written.keySet()).as("places where a secret is shown")
                .noneMatch(place -> confidential.stream().anyMatch(written.get(place)::contains));
    }

    // The hint is meant to be seen; a good part of the body is not.
    private static String tellingPart(String secret) {
        int body = secret.lastIndexOf('_') + 1;
        return secret.substring(body, body + TELLING);
    }

    private static String log(String name) throws IOException {
        return Files.readString(WRITTEN.resolve(name), StandardCharsets.ISO_8859_1);
    }

    private String redisContent() {
        return redis.key().keys("*").stream().map(key -> key + value(key)).collect(Collectors.joining("\n"));
    }

    private Object value(String key) {
        return switch (redis.key().type(key)) {
            case LIST -> redis.list(String.class).lrange(key, 0, -1);
            case HASH -> redis.hash(String.class).hgetall(key);
            case STRING -> redis.value(String.class).get(key);
            // It ended meanwhile.
            case NONE -> "";
            // Something new belongs in here.
            case RedisValueType other -> fail(key + " is of type " + other);
        };
    }
}
