package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.SpringBackend;
import redis.embedded.RedisServer;

/** A production start that can't succeed says why and ends with a code other than 0. */
class StartIT {

    private static final int EXIT_CONFIG = 78;
    private static final String CLIENT_SECRET = "test-only/secret+of=a+packaged/client";
    private static Map<String, String> complete;

    private static Map<String, String> onEmptyDatabase;

    @BeforeAll
    static void startStores() {
        complete = Production.environment(TestStores.start("packaged-start"));
        onEmptyDatabase = onDatabase("empty");
    }

    private static Map<String, String> onDatabase(String name) {
        String url = complete.get("QUARKUS_DATASOURCE_REACTIVE_URL");
        new Database("jdbc:" + url).update("CREATE DATABASE " + name);
        Map<String, String> environment = new HashMap<>(complete);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", url.replaceFirst("[^/]+$", name));
        return environment;
    }

    @Test
    void withoutAnySettingEachMissingOneIsNamed() throws Exception {
        try (PackagedService service = new PackagedService("packaged-start/nothing", Map.of())) {
            assertThat(service.exitCode()).isEqualTo(EXIT_CONFIG);
            assertThat(service.log()).contains("Latchkey can't start. Missing settings:",
                    "QUARKUS_DATASOURCE_REACTIVE_URL: ", "QUARKUS_DATASOURCE_USERNAME: ", "QUARKUS_DATASOURCE_PASSWORD: ",
                    "QUARKUS_REDIS_HOSTS: ", "LATCHKEY_SESSION_KEY: ", "LATCHKEY_PEPPERS_<ID>: ").doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "QUARKUS_REDIS_HOSTS | | QUARKUS_REDIS_HOSTS: ",
            "LATCHKEY_SESSION_KEY | | LATCHKEY_SESSION_KEY: ",
            "LATCHKEY_SESSION_KEY | short | latchkey.session.key",
            "LATCHKEY_PEPPERS_MAIN | | LATCHKEY_PEPPERS_<ID>: ",
            "LATCHKEY_PEPPERS_MAIN | short | latchkey.peppers.main has 5 bytes; at least 32 are needed",
            "LATCHKEY_PEPPERS_NEXT | another-pepper-that-is-long-enough | name the one for new secrets in latchkey.secret.current-pepper",
            "LATCHKEY_SECRET_CURRENT_PEPPER | lost | latchkey.secret.current-pepper names 'lost'",
            "LATCHKEY_SECRET_PREFIX | Not a prefix | latchkey.secret.prefix must be",
            "LATCHKEY_BOOTSTRAP_EMAIL | | Set LATCHKEY_BOOTSTRAP_EMAIL and LATCHKEY_BOOTSTRAP_PASSWORD",
            "LATCHKEY_BOOTSTRAP_EMAIL | admin | LATCHKEY_BOOTSTRAP_EMAIL must be an email address",
            "LATCHKEY_LIMIT_REQUESTS_PER_MINUTE | 0 | latchkey.limit.requests-per-minute must be",
            "LATCHKEY_LIMIT_TIMEOUT | 0s | latchkey.limit.timeout must be",
            "LATCHKEY_LIMIT_EXPECTED_INSTANCES | 0 | latchkey.limit.expected-instances must be",
            "LATCHKEY_LIMIT_WHEN_STORE_IS_DOWN | maybe | latchkey.limit.when-store-is-down",
            "LATCHKEY_INVITATIONS_LIFETIME | 0s | latchkey.invitations.lifetime must be",
            "LATCHKEY_WEBHOOKS_ENDPOINTS_BILLING_URL | https://example.com | latchkey.webhooks.endpoints.billing.secret",
            "LATCHKEY_CLIENTS_SHOP_SECRET | short | latchkey.clients.shop.secret must have at least 32 characters",
            "LATCHKEY_PUBLIC_URL | keys.example.com | LATCHKEY_PUBLIC_URL must be the address",
            "QUARKUS_MAILER_HOST | localhost | Set LATCHKEY_PUBLIC_URL, such as https://keys.example.com",
            "LATCHKEY_GATEWAY_UPSTREAM | http://core:hush@example | latchkey.gateway.upstream must be an address such as",
            "LATCHKEY_BOOTSTRAP_PASSWORD | short | LATCHKEY_BOOTSTRAP_PASSWORD can't be used: a password has at least 12",
            "QUARKUS_DATASOURCE_REACTIVE_URL | postgresql://localhost:1/nothing | localhost:1",
            "QUARKUS_OIDC_AUTH_SERVER_URL | http://localhost:1 | QUARKUS_OIDC_CREDENTIALS_SECRET: ",
    })
    void aWrongOrMissingSettingIsNamed(String variable, String value, String told) throws Exception {
        Map<String, String> environment = new HashMap<>(onEmptyDatabase);
        environment.remove(variable);
        if (value != null) {
            environment.put(variable, value);
        }

        try (PackagedService service = new PackagedService("packaged-start/wrong", environment)) {
            assertThat(service.exitCode()).isNotZero();
            assertThat(service.log()).contains(told);
        }
    }

    @Test
    void ofAMigrationThatFailsHalfWayNothingStaysAndTheNextStartGoesOn() throws Exception {
        Map<String, String> environment = onDatabase("half");
        Database half = new Database("jdbc:" + environment.get("QUARKUS_DATASOURCE_REACTIVE_URL"));
        try (PackagedService service = new PackagedService("packaged-start/half", environment)) {
            service.awaitReady();
        }
        half.update("DELETE FROM flyway_schema_history WHERE version::integer >= 12");
        half.update("DROP TABLE quota_notices");

        try (PackagedService service = new PackagedService("packaged-start/half", environment)) {
            assertThat(service.exitCode()).isNotZero();
            assertThat(service.log()).contains("V12__Introduce_webhooks.sql", "webhook_deliveries");
        }
        assertThat(half.value("SELECT max(version::integer) FROM flyway_schema_history")).isEqualTo("11");
        assertThat(half.value("SELECT coalesce(to_regclass('quota_notices')::text, 'none')")).isEqualTo("none");

        half.update("DROP TABLE webhook_deliveries");
        try (PackagedService service = new PackagedService("packaged-start/half", environment)) {
            service.awaitReady();
            new Fleet(List.of(service)).putMerchant("half");
        }
    }

    @Test
    void secretsMayComeFromFilesInsteadOfTheEnvironment() throws Exception {
        Map<String, String> environment = new HashMap<>(complete);
        String secrets = Stream.of("QUARKUS_DATASOURCE_PASSWORD", "LATCHKEY_PEPPERS_MAIN", "LATCHKEY_SESSION_KEY",
                "LATCHKEY_BOOTSTRAP_PASSWORD")
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.') + "=" + environment.remove(name) + "\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(Files.createTempFile("latchkey-secrets", ".properties"), secrets);
        environment.put("QUARKUS_CONFIG_LOCATIONS", file.toString());

        try (PackagedService service = new PackagedService("packaged-start/secrets", environment)) {
            service.awaitReady();
            Fleet fleet = new Fleet(List.of(service));
            fleet.putMerchant("secrets-from-files");
            assertThat(fleet.createKeys("secrets-from-files", "Core system")).hasSize(1);
            // The password of the test's database is also its user's name.
            assertThat(secrets.lines().map(line -> line.substring(line.indexOf('=') + 1))
                    .filter(secret -> !"postgres".equals(secret))).hasSize(3).noneMatch(service.log()::contains);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void itStartsWithoutRedisRefusesWith503AndGoesOnWhenRedisIsThere() throws Exception {
        int port = PackagedService.freePort();
        Map<String, String> environment = new HashMap<>(complete);
        environment.put("QUARKUS_REDIS_HOSTS", "redis://localhost:" + port);
        environment.put("LATCHKEY_LIMIT_LEGACY_HEADERS", "true");
        environment.put("LATCHKEY_CLIENTS_SHOP_SECRET", CLIENT_SECRET);

        try (PackagedService service = new PackagedService("packaged-start/no-redis", environment)) {
            assertThat(service.awaitAnswer("/q/health/live")).isEqualTo(200);
            assertThat(service.awaitAnswer("/q/health/ready")).isEqualTo(503);
            Fleet fleet = new Fleet(List.of(service));
            fleet.putMerchant("no-redis");
            String secret = fleet.createKeys("no-redis", "Core system").getFirst();

            HttpResponse<String> refused = fleet.call(0, secret).join();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).isEqualTo("{\"error\":{\"statusCode\":503,\"messages\":[\"Service Unavailable\"]}}");

            SpringBackend backend = SpringBackend.encoding(service.uri("/"), "shop", CLIENT_SECRET);
            assertThatThrownBy(() -> backend.introspect(secret)).isInstanceOf(OAuth2IntrospectionException.class)
                    .isNotInstanceOf(BadOpaqueTokenException.class).hasMessageContaining("503");

            RedisServer redis = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
            redis.start();
            try {
                AtomicReference<HttpResponse<String>> admitted = new AtomicReference<>();
                Soon.holds(() -> {
                    admitted.set(fleet.call(0, secret).join());
                    assertThat(admitted.get().statusCode()).isEqualTo(200);
                });
                assertThat(admitted.get().headers().map()).containsEntry("X-RateLimit-Limit", List.of("300"))
                        .containsEntry("X-RateLimit-Remaining", List.of("299"))
                        .containsEntry("X-RateLimit-Reset", List.of("60"));
                Soon.holds(() -> assertThat(service.awaitAnswer("/q/health/ready")).isEqualTo(200));
                assertThat(backend.introspect(secret).getName()).isEqualTo("no-redis");
            } finally {
                redis.stop();
            }
        }
    }

    @Test
    void anOpenIdProviderThatStaysSilentHoldsUpNeitherTheStartNorARequest() throws Exception {
        try (ServerSocket silent = new ServerSocket(0); HttpClient client = HttpClient.newHttpClient()) {
            Map<String, String> environment = new HashMap<>(complete);
            environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", "http://localhost:" + silent.getLocalPort());
            environment.put("QUARKUS_OIDC_CLIENT_ID", "latchkey");
            environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "secret-of-the-client-latchkey");

            try (PackagedService service = new PackagedService("packaged-start/silent-provider", environment).awaitReady()) {
                HttpRequest signIn = HttpRequest.newBuilder(service.uri("/sign-in/oidc")).timeout(Duration.ofSeconds(20))
                        .build();
                assertThat(client.send(signIn, BodyHandlers.discarding()).statusCode()).isEqualTo(503);
            }
        }
    }

}
