package dev.latchkey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.IssuedSecrets;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Looks for every secret that the service issued during the whole suite in everything that it wrote: its log with all
 * levels on, what PostgreSQL was told and what it keeps, what Redis keeps, and the metrics.
 */
@QuarkusTest
@Order(Integer.MAX_VALUE)
class SecretsStaySecretTest extends ApiTest {

    private static final Path WRITTEN = Path.of("target", "latchkey-test");
    /** More of a secret than its hint shows: prefix, environment and the body without its end. */
    private static final int TELLING = 30;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    RedisDataSource redis;

    @Test
    void noIssuedSecretIsInAnythingThatTheServiceWrote() throws IOException {
        List<String> secrets = List.copyOf(IssuedSecrets.all());
        List<String> written = new ArrayList<>();
        for (String log : List.of("service.log", "postgres.log")) {
            written.add(Files.readString(WRITTEN.resolve(log), StandardCharsets.ISO_8859_1));
        }
        written.addAll(database().allValues());
        redis.key().keys("*").forEach(key -> written.add(key + redis.list(String.class).lrange(key, 0, -1)));
        written.add(given().get(management.resolve("/q/metrics")).asString());

        assertThat(secrets).as("the suite issued secrets").hasSizeGreaterThan(20);
        assertThat(written).as("it wrote something").allSatisfy(text -> assertThat(text).isNotEmpty());
        assertThat(written.get(0)).as("the log tells of requests").contains("/merchant-api/v1/merchant");
        assertThat(written.get(1)).as("PostgreSQL tells of inserts").containsIgnoringCase("insert into api_keys");
        for (String secret : secrets) {
            String telling = secret.substring(secret.lastIndexOf('_') + 1, TELLING);
            assertThat(written).as("places that show a secret").noneMatch(text -> text.contains(telling));
        }
    }
}
