package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.Wire;
import io.vertx.core.Vertx;

/**
 * A real nginx and a real Caddy in front of two instances, with the examples of {@code deploy/} as they stand there. Each asks
 * at
 * the port of the ingress and shows its secret; behind them is a backend that tells what it was sent.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IngressIT {

    private static final String SECRET = "the-ingress-of-tests-shows-this-secret";
    private static final String BACKEND = """
            server {
              listen 127.0.0.1:${port};
              location / {
                add_header X-Saw "$http_x_merchant_id|$http_x_api_key_id|$http_x_api_key_scopes|$http_x_merchant_api_key" always;
                add_header X-Saw-Body $content_length always;
                return 200 backend;
              }
              location /own/403 { return 403 "own 403"; }
              location /own/429 { add_header Retry-After 7 always; return 429 "own 429"; }
              location /own/401 { return 401 "own 401"; }
              location /own/500 { return 500 "own 500"; }
            }
            """;

    private static final AtomicInteger MERCHANTS = new AtomicInteger();

    private static Vertx vertx;
    private static TestStores stores;
    private static MortalRedis redis;
    private static PackagedService first;
    private static PackagedService second;
    private static Wire wire;
    private static Nginx backend;
    private static Nginx nginx;
    private static Caddy caddy;
    private static Fleet fleet;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        Nginx.assumeInstalled();
        Caddy.assumeInstalled();
        vertx = Vertx.vertx();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        stores = TestStores.start("packaged-ingress");
        redis = new MortalRedis(stores.directory().resolve("mortal-redis")).startForgetful();
        first = service("first");
        second = service("second");
        first.awaitReady();
        second.awaitReady();
        fleet = new Fleet(List.of(first, second));
        wire = new Wire(vertx, first.ingressPort());
        backend = Nginx.start("packaged-ingress/backend", 1, BACKEND);
        nginx = Nginx.start("packaged-ingress/nginx", 2, nginxExample());
        caddy = Caddy.start("packaged-ingress/caddy", caddyExample(), Map.of("LATCHKEY_INGRESS_SECRET", SECRET));
    }

    @AfterAll
    static void stop() {
        Stream.of(caddy, nginx, backend, wire, first, second, redis).forEach(IngressIT::close);
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    static Stream<Arguments> ingresses() {
        Function<String, URI> throughNginx = path -> nginx.uri(path);
        Function<String, URI> throughCaddy = path -> caddy.uri(path);
        return Stream.of(arguments("nginx", throughNginx), arguments("Caddy", throughCaddy));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(1)
    void whoseKeyWorksGetsToTheBackendWhichLearnsForWhomAndNotTheKey(String name, Function<String, URI> ingress)
            throws Exception {
        String merchant = merchant();
        TestKey key = fleet.createKey(merchant, "Core system");

        HttpResponse<String> answer = send(request(ingress.apply("/orders?full=1"), key.secret())
                .header("X-Merchant-Id", "forged").header("X-Api-Key-Id", "forged").header("X-Api-Key-Scopes", "forged")
                .header("X_Merchant_Id", "forged").header("X-Required-Scope", "orders:write")
                .POST(BodyPublishers.ofString("1234567")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("backend");
        assertThat(field(answer, "X-Saw")).isEqualTo(merchant + "|" + key.id() + "|*|");
        assertThat(field(answer, "X-Saw-Body")).as("the body goes to the backend").isEqualTo("7");
        assertThat(field(answer, "RateLimit")).isEqualTo("\"merchant\";r=299;t=60");
        assertThat(field(answer, "RateLimit-Policy")).isEqualTo("\"merchant\";q=300;w=60");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(2)
    void whoHasNoKeyIs401WithOneChallenge(String name, Function<String, URI> ingress) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(ingress.apply("/orders")));

        assertRefused(answer, 401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).singleElement().asString().startsWith("ApiKey ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(3)
    void whoseContractLapsedIs402(String name, Function<String, URI> ingress) throws Exception {
        String merchant = merchant();
        TestKey key = fleet.createKey(merchant, "Core system");
        fleet.putContract(merchant, "suspended");

        HttpResponse<String> answer = send(request(ingress.apply("/orders"), key.secret()));

        assertRefused(answer, 402);
        assertThat(answer.body()).contains("The Merchant API add-on is not active.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(4)
    void whoMayNotIs403AndTheAddressIsTheClients(String name, Function<String, URI> ingress) throws Exception {
        String merchant = merchant();
        TestKey scoped = fleet.createKey(merchant, "Scoped");
        fleet.change(merchant, scoped, "{\"scopes\":[\"orders:read\"]}");
        TestKey bound = fleet.createKey(merchant, "Bound");
        fleet.change(merchant, bound, "{\"allowedIps\":[\"127.0.5.1\"]}");

        assertThat(send(request(ingress.apply("/orders"), scoped.secret())).statusCode()).isEqualTo(200);
        assertRefused(send(request(ingress.apply("/orders"), scoped.secret()).POST(BodyPublishers.noBody())), 403);
        assertRefused(send(request(ingress.apply("/orders"), scoped.secret()).POST(BodyPublishers.noBody())
                .header("X-Original-Method", "GET").header("X-Original-URI", "/harmless")
                .header("X-Forwarded-Method", "GET").header("X-Forwarded-Uri", "/harmless")), 403);
        assertRefused(send(request(ingress.apply("/x/../orders"), scoped.secret()).PUT(BodyPublishers.noBody())), 403);
        assertRefused(send(request(ingress.apply("/orders"), bound.secret()).header("X-Forwarded-For", "127.0.5.1")), 403);
        try (HttpClient there = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.5.1")).build()) {
            assertThat(there.send(request(ingress.apply("/orders"), bound.secret()).build(), BodyHandlers.ofString())
                    .statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(5)
    void whoReachedTheLimitIs429WithWhenToComeAgain(String name, Function<String, URI> ingress) throws Exception {
        String merchant = merchant();
        fleet.putLimit(merchant, 1);
        TestKey key = fleet.createKey(merchant, "Core system");
        send(request(ingress.apply("/orders"), key.secret()));

        HttpResponse<String> answer = send(request(ingress.apply("/orders"), key.secret()));

        assertRefused(answer, 429);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"statusCode\":429,\"messages\":[\"Too Many Requests\"]}}");
        assertThat(Integer.parseInt(field(answer, "Retry-After"))).isBetween(1, 60);
        assertThat(field(answer, "RateLimit")).startsWith("\"merchant\";r=0;t=");
        assertThat(field(answer, "RateLimit-Policy")).isEqualTo("\"merchant\";q=1;w=60");
        HttpResponse<String> problem = send(request(ingress.apply("/orders"), key.secret()).header("Accept",
                "application/problem+json"));
        assertThat(field(problem, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.body()).contains("http-problem-types#quota-exceeded");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(6)
    void whatTheBackendRefusesIsItsOwnAffair(String name, Function<String, URI> ingress) throws Exception {
        TestKey key = fleet.createKey(merchant(), "Core system");

        for (int status : new int[] { 401, 403, 429, 500 }) {
            HttpResponse<String> answer = send(request(ingress.apply("/own/" + status), key.secret()));
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("own " + status);
            assertThat(answer.headers().firstValue("Retry-After")).isEqualTo(
                    status == 429 ? Optional.of("7") : Optional.empty());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(7)
    void exactly300OfAThousandPassThroughTwoInstances(String name, Function<String, URI> ingress) throws Exception {
        List<String> secrets = fleet.createKeys(merchant(), "Core system", "Logistics");
        List<Future<Integer>> statuses;
        try (ExecutorService callers = Executors.newFixedThreadPool(50)) {
            statuses = IntStream.range(0, 1000)
                    .mapToObj(i -> callers.submit(() -> status(ingress.apply("/orders"), secrets.get(i % 2)))).toList();
        }

        assertThat(statuses.stream().collect(Collectors.groupingBy(Future::resultNow, Collectors.counting())))
                .isEqualTo(Map.of(200, 300L, 429, 700L));
    }

    @Test
    @Order(8)
    void hundredsOfRequestsNeedOneConnectionOfNginx() throws Exception {
        String merchant = merchant();
        fleet.putLimit(merchant, 200);
        TestKey key = fleet.createKey(merchant, "Core system");
        try (Nginx alone = Nginx.start("packaged-ingress/alone", 1, nginxExample(wire.port()))) {
            int before = wire.connections();

            int[] statuses = IntStream.range(0, 400).map(i -> status(alone.uri("/orders"), i < 300 ? key.secret() : "none"))
                    .toArray();

            assertThat(IntStream.of(statuses).boxed().collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                    .isEqualTo(Map.of(200, 200L, 429, 100L, 401, 100L));
            assertThat(wire.connections() - before).isEqualTo(1);
            assertThat(alone.errors()).isEmpty();
        }
    }

    @Test
    @Order(9)
    void theDoorsAreOnThePortOfTheIngressAloneAndOnlyForTheIngress() throws Exception {
        TestKey key = fleet.createKey(merchant(), "Core system");
        URI there = URI.create("http://127.0.0.1:" + first.ingressPort() + "/authz/forward");

        assertThat(send(request(first.uri("/authz/forward"), key.secret()).header("X-Ingress-Secret", SECRET)).statusCode())
                .isEqualTo(404);
        assertThat(send(request(there, key.secret())).statusCode()).isEqualTo(403);
        assertThat(send(request(there, key.secret()).header("X-Ingress-Secret", SECRET)).statusCode()).isEqualTo(200);
        for (String other : List.of("/", "/merchant-api/v1/merchant", "/api/v1/merchants", "/docs", "/q/health")) {
            assertThat(send(request(URI.create("http://127.0.0.1:" + first.ingressPort() + other), key.secret())
                    .header("X-Ingress-Secret", SECRET))
                    .statusCode()).as(other).isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingresses")
    @Order(10)
    void whileRedisIsAwayItIs503AndNobodyPasses(String name, Function<String, URI> ingress) throws Exception {
        TestKey key = fleet.createKey(merchant(), "Core system");
        Soon.holds(() -> assertThat(status(ingress.apply("/orders"), key.secret())).isEqualTo(200));
        redis.kill();
        try {
            HttpResponse<String> answer = send(request(ingress.apply("/orders"), key.secret()));

            assertRefused(answer, 503);
            assertThat(field(answer, "Retry-After")).isEqualTo("1");
            assertThat(status(ingress.apply("/orders"), "none")).as("what needs no store is still refused").isEqualTo(401);
        } finally {
            redis.comeBack();
        }
        Soon.holds(() -> assertThat(status(ingress.apply("/orders"), key.secret())).isEqualTo(200));
    }

    @Test
    @Order(11)
    void whenNobodyAnswersItIs503BehindNginxAnd502BehindCaddy() throws Exception {
        TestKey key = fleet.createKey(merchant(), "Core system");
        first.close();
        second.kill();

        assertThat(first.log()).as("whoever hears of the end after the ingress' port").contains("stopped in")
                .doesNotContain("Unknown deployment");
        assertRefused(send(request(nginx.uri("/orders"), key.secret())), 503);
        assertRefused(send(request(caddy.uri("/orders"), key.secret())), 502);
    }

    @Test
    @Order(12)
    void noSecretIsInWhatTheInstancesWrote() throws Exception {
        assertThat(fleet.secrets()).hasSizeGreaterThan(20);
        for (String log : List.of(first.log(), second.log(), nginx.errors(), nginx.requests(), caddy.log())) {
            assertThat(log).doesNotContain(SECRET);
            assertThat(fleet.secrets()).noneMatch(secret -> log.contains(secret.substring(9, 30)));
        }
    }

    private static PackagedService service(String name) {
        Map<String, String> environment = Production.environment(stores);
        environment.put("QUARKUS_REDIS_HOSTS", redis.url());
        environment.put("LATCHKEY_INGRESS_SECRET", SECRET);
        environment.put("LATCHKEY_PROXIES_TRUSTED", "127.0.0.1");
        environment.put("LATCHKEY_ROUTES_0__PATH", "/orders/**");
        environment.put("LATCHKEY_ROUTES_0__METHODS", "POST,PUT");
        environment.put("LATCHKEY_ROUTES_0__SCOPE", "orders:write");
        return PackagedService.withIngress("packaged-ingress/" + name, environment);
    }

    private static String nginxExample() throws IOException {
        return nginxExample(first.ingressPort(), second.ingressPort());
    }

    private static String nginxExample(int... instances) throws IOException {
        String servers = IntStream.of(instances).mapToObj(port -> "server 127.0.0.1:" + port + " max_fails=0;")
                .collect(Collectors.joining(" "));
        return Files.readString(Path.of("deploy", "nginx", "latchkey.conf"))
                .replace("server latchkey:8081 max_fails=0;", servers)
                .replace("server backend:8080;", "server 127.0.0.1:" + backend.port() + ";")
                .replace("listen 80;", "listen 127.0.0.1:" + Nginx.PORT + ";")
                .replace("change-me-to-the-value-of-LATCHKEY_INGRESS_SECRET", SECRET);
    }

    private static String caddyExample() throws IOException {
        return Files.readString(Path.of("deploy", "caddy", "Caddyfile"))
                .replace("latchkey:8081", "127.0.0.1:" + first.ingressPort() + " 127.0.0.1:" + second.ingressPort())
                .replace("backend:8080", "127.0.0.1:" + backend.port()).replace("\n:80 {", "\n" + Caddy.ADDRESS + " {");
    }

    private static String merchant() {
        String merchant = "ingress-" + MERCHANTS.incrementAndGet();
        fleet.putMerchant(merchant);
        return merchant;
    }

    private static HttpRequest.Builder request(URI uri, String secret) {
        return HttpRequest.newBuilder(uri).header(MerchantApi.KEY_HEADER, secret);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static int status(URI uri, String secret) {
        return client.sendAsync(request(uri, secret).build(), BodyHandlers.discarding()).join().statusCode();
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(answer.body()).startsWith("{\"error\":{\"statusCode\":" + status + ",\"messages\":[\"");
        assertThat(answer.headers().firstValue("X-Saw")).as("the backend was not asked").isEmpty();
    }

    private static String field(HttpResponse<String> answer, String name) {
        assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static void close(AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
