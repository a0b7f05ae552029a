package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Wire;
import io.vertx.core.Vertx;

/** The packaged service with little memory, as a gateway before a real nginx that serves and takes files. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayIT {

    private static final String ROOT = "/merchant-api/v1";
    private static final int LARGE = 100_000_000;
    private static final int AT_ONCE = 4;
    /** Heap and buffers outside of it together are bounded to less than one of the bodies. */
    private static final String MEMORY = "-Xmx160m -XX:MaxDirectMemorySize=48m";
    /** Growth that code being compiled, threads and pools explain; the bodies under way are twenty times that. */
    private static final long MEMORY_BOUND_KIB = 120 * 1024;
    private static final String SITE = """
            server {
              listen 127.0.0.1:${port};
              client_max_body_size 0;
              location /core/merchant-api/v1/files/ { alias files/; }
              location /core/merchant-api/v1/uploads/ { alias uploads/; dav_methods PUT; }
              location /core/merchant-api/v1/whoami {
                return 200 "$http_x_merchant_id|$http_x_api_key_scopes|$http_x_merchant_api_key|$http_x_forwarded_for|$uri";
              }
              location /core/merchant-api/v1/limited { return 429 "of nginx"; }
              location / { return 404 "outside: $request_uri"; }
            }
            """;

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, String> SECRETS = new HashMap<>();
    private static final StringBuilder FIGURES = new StringBuilder();

    private static Nginx nginx;
    private static Wire wire;
    private static PackagedService service;
    private static Fleet fleet;
    private static Database database;
    private static TestStores stores;

    @BeforeAll
    static void start() throws Exception {
        Nginx.assumeInstalled();
        stores = TestStores.start("packaged-gateway");
        database = new Database("jdbc:" + stores.postgresUrl());
        Path upstream = Path.of("target", "packaged-gateway", "nginx");
        Files.createDirectories(upstream.resolve("uploads"));
        Files.createDirectories(upstream.resolve("files"));
        for (int size : new int[] { 1, 1024, 1 << 20, LARGE }) {
            try (RandomAccessFile file = new RandomAccessFile(upstream.resolve("files/" + size).toFile(), "rw")) {
                file.setLength(size);
            }
        }
        nginx = Nginx.start("packaged-gateway/nginx", 1, SITE.replace("alias ", "alias " + upstream.toAbsolutePath() + "/"));
        wire = new Wire(VERTX, nginx.port());
        Map<String, String> environment = new HashMap<>(Production.environment(stores));
        environment.put("LATCHKEY_GATEWAY_UPSTREAM", "http://localhost:" + wire.port() + "/core");
        environment.put("LATCHKEY_GATEWAY_RESPONSE_TIMEOUT", "3s");
        environment.put("LATCHKEY_ROUTES_0__PATH", ROOT + "/scoped/**");
        environment.put("LATCHKEY_ROUTES_0__SCOPE", "orders:read");
        environment.put("JAVA_TOOL_OPTIONS", MEMORY);
        service = new PackagedService("packaged-gateway/service", environment).awaitReady();
        fleet = new Fleet(List.of(service));
    }

    @AfterAll
    static void stop() throws IOException {
        if (service == null) {
            return;
        }
        service.close();
        wire.close();
        nginx.close();
        VERTX.close();
        try (Stream<Path> uploads = Files.list(nginx.directory().resolve("uploads"))) {
            for (Path upload : uploads.toList()) {
                Files.delete(upload);
            }
        }
        Files.writeString(Path.of("target", "gateway.txt"), FIGURES);
        System.out.print(FIGURES);
    }

    private static String secretOf(String merchant) {
        return SECRETS.computeIfAbsent(merchant, id -> {
            fleet.putMerchant(id);
            return fleet.createKeys(id, "Core system").getFirst();
        });
    }

    private static HttpRequest.Builder request(String secret, String path) {
        return HttpRequest.newBuilder(service.uri(ROOT + path)).header(MerchantApi.KEY_HEADER, secret);
    }

    private static HttpResponse<String> get(String secret, String path, String... fields) throws Exception {
        HttpRequest.Builder request = request(secret, path);
        return HTTP.send((fields.length == 0 ? request : request.headers(fields)).build(), BodyHandlers.ofString());
    }

    /** How many bytes came. */
    private static long download(String secret, String path) throws Exception {
        try (InputStream body = HTTP.send(request(secret, path).build(), BodyHandlers.ofInputStream()).body()) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void upload(String secret, String name) throws Exception {
        HttpResponse<String> answer = HTTP.send(request(secret, "/uploads/" + name)
                .PUT(BodyPublishers.ofFile(nginx.directory().resolve("files/" + LARGE))).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(nginx.directory().resolve("uploads/" + name)).hasSize(LARGE);
    }

    private static long meteredBytes(String merchant) {
        return Long.parseLong(database.value(
                "SELECT coalesce(sum(total), 0) FROM usage_hours WHERE merchant_id = ? AND kind = 'BYTES'", merchant));
    }

    private static String raw(String bytes) throws IOException {
        try (Socket socket = new Socket("localhost", service.uri("/").getPort())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    @Order(1)
    void filesOfEverySizeArriveWholeAndAreMeteredToTheByte() throws Exception {
        String secret = secretOf("files");
        long expected = 0;

        for (int size : new int[] { 1, 1024, 1 << 20, LARGE }) {
            assertThat(download(secret, "/files/" + size)).isEqualTo(size);
            expected += size;
        }
        HttpResponse<String> part = get(secret, "/files/" + LARGE, "Range", "bytes=10-1009");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(1000);
        HttpResponse<String> head = HTTP.send(request(secret, "/files/" + LARGE).HEAD().build(), BodyHandlers.ofString());
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(LARGE);
        String tag = head.headers().firstValue("ETag").orElseThrow();
        assertThat(get(secret, "/files/" + LARGE, "If-None-Match", tag).statusCode()).isEqualTo(304);
        expected += 1000;

        long metered = expected;
        Soon.holds(() -> assertThat(meteredBytes("files")).isEqualTo(metered));
        assertThat(get(secret, "/usage").body()).contains("\"transferBytes\":" + metered);
        FIGURES.append("Received and metered, in bytes: ").append(metered).append('\n');
    }

    @Test
    @Order(2)
    void manyLargeBodiesAtOnceTakeNoMemory() throws Exception {
        String secret = secretOf("large");
        download(secret, "/files/" + LARGE);
        upload(secret, "first");
        long before = service.residentKib();

        long begin = System.nanoTime();
        List<CompletableFuture<Void>> transfers = IntStream.range(0, 2 * AT_ONCE)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try {
                        if (i % 2 == 0) {
                            assertThat(download(secret, "/files/" + LARGE)).isEqualTo(LARGE);
                            assertThat(download(secret, "/files/" + LARGE)).isEqualTo(LARGE);
                        } else {
                            upload(secret, "at-once-" + i);
                        }
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                }, Thread::startVirtualThread)).toList();
        transfers.forEach(CompletableFuture::join);
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));

        long grown = service.peakResidentKib() - before;
        FIGURES.append("%d MB at once, both ways, with %s: %d s, resident %d MiB before, %d MiB more at the most%n".formatted(
                3 * AT_ONCE * (LARGE / 1_000_000), MEMORY, seconds, before / 1024, grown / 1024));
        assertThat(grown).isLessThan(MEMORY_BOUND_KIB);
    }

    @Test
    @Order(3)
    void theUpstreamIsToldWhoAsksWhateverTheCallerSays() throws Exception {
        String secret = secretOf("who");

        assertThat(get(secret, "/whoami", "X-Merchant-Id", "forged", "X_Merchant_Id", "forged", "X-Api-Key-Scopes", "forged",
                "X-Forwarded-For", "203.0.113.1").body())
                .isEqualTo("who|*||127.0.0.1|/core/merchant-api/v1/whoami");
    }

    @ParameterizedTest
    @CsvSource({ "/../../api/v1/merchants, 401", "/%2e%2e/%2e%2e/secret, 404", "/..%2f..%2fsecret, 400", "//files/1, 400",
            "/files/%2e%2e/%2e%2e/1, 404", "/files;x/1, 400", "/files/..%5c1, 400", "/files/1%00, 400", "/files/%252e/1, 400" })
    @Order(4)
    void nothingOutsideIsReached(String path, int status) throws Exception {
        String secret = secretOf("paths");

        String answer = raw("GET " + ROOT + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Merchant-API-Key: " + secret
                + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("outside");
    }

    @ParameterizedTest
    @CsvSource({ "'Content-Length: 3\r\nContent-Length: 4', 400", "'Transfer-Encoding: gzip, chunked', 400",
            "'Transfer-Encoding : chunked', 400", "'Content-Length: 5\r\nTransfer-Encoding: chunked', 401" })
    @Order(5)
    void aSecondRequestInTheBodyOfOneIsNotAdmitted(String fields, int status) throws Exception {
        String secret = secretOf("smuggling");

        String answer = raw("GET " + ROOT + "/whoami HTTP/1.1\r\nHost: a\r\nX-Merchant-API-Key: " + secret + "\r\n" + fields
                + "\r\n\r\n0\r\n\r\nGET " + ROOT + "/files/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("HTTP/1.1 " + status).doesNotContain("outside");
    }

    @Test
    @Order(6)
    void theDoorStandsBeforeAndWhatIsOursStaysOurs() throws Exception {
        String secret = secretOf("door");

        assertThat(get("none", "/whoami").statusCode()).isEqualTo(401);
        assertThat(get(secret, "/merchant").body()).contains("\"object\":\"merchant\"");
        assertThat(get(secret, "/usage").statusCode()).isEqualTo(200);
        assertThat(get(secret, "/nothing").body()).isEqualTo("outside: /core/merchant-api/v1/nothing");
        HttpResponse<String> limited = get(secret, "/limited");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.body()).isEqualTo("of nginx");
        assertThat(limited.headers().firstValue("RateLimit")).isPresent();
        assertThat(limited.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(get(secret, "?x").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void anAnswerThatBreaksOffIsMeteredAsFarAsItWent() throws Exception {
        String secret = secretOf("broken");
        HttpResponse<InputStream> answer = HTTP.send(request(secret, "/files/" + LARGE).build(), BodyHandlers.ofInputStream());
        long received = answer.body().readNBytes(1_000_000).length;

        wire.cut();
        long rest = 0;
        try (InputStream body = answer.body()) {
            byte[] buffer = new byte[65536];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                rest += read;
            }
            throw new AssertionError("it looks whole");
        } catch (IOException e) {
            received += rest;
        }

        long atLeast = received;
        Soon.holds(() -> assertThat(meteredBytes("broken")).isBetween(atLeast, LARGE - 1L));
        HttpResponse<String> away = get(secret, "/files/1");
        assertThat(away.statusCode()).isEqualTo(502);
        assertThat(away.body()).isEqualTo("{\"error\":{\"statusCode\":502,\"messages\":[\"Bad Gateway\"]}}");
        wire.mend();
        assertThat(get(secret, "/files/1").statusCode()).isEqualTo(200);
        FIGURES.append("Broken off after ").append(atLeast).append(" bytes received, metered ").append(meteredBytes("broken"))
                .append('\n');
    }

    @Test
    @Order(8)
    void anUpstreamThatStaysSilentIsATimeout() throws Exception {
        String secret = secretOf("silent");
        assertThat(get(secret, "/files/1").statusCode()).isEqualTo(200);

        wire.silence();
        HttpResponse<String> answer = get(secret, "/files/1");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"statusCode\":504,\"messages\":[\"Gateway Timeout\"]}}");
        assertThat(get(secret, "/files/1").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(9)
    void aCallerThatGoesAwayEndsItsTransfer() throws Exception {
        String secret = secretOf("gone");
        assertThatThrownBy(() -> {
            try (Socket socket = new Socket("localhost", service.uri("/").getPort())) {
                socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
                socket.getOutputStream()
                        .write(("GET " + ROOT + "/files/" + LARGE + " HTTP/1.1\r\nHost: a\r\nX-Merchant-API-Key: "
                                + secret + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
                throw new IOException("enough");
            }
        }).hasMessage("enough");

        Soon.holds(() -> assertThat(meteredBytes("gone")).isBetween(99_000L, LARGE - 1L));
    }

    @Test
    @Order(10)
    void noPathOfACallersIsALabelAndNoSecretInALog() throws Exception {
        String metrics = HTTP.send(HttpRequest.newBuilder(service.managementUri("/q/metrics")).build(), BodyHandlers.ofString())
                .body();

        assertThat(metrics).contains("latchkey_gateway_failures_total{kind=\"connect\"}", "{path}")
                .doesNotContain("whoami", "uploads");
        assertThat(metrics).containsPattern("latchkey_gateway_failures_total\\{kind=\"response-timeout\"} 1.0");
        String written = service.log() + nginx.requests() + nginx.errors()
                + Files.readString(stores.directory().resolve("postgres.log"), StandardCharsets.ISO_8859_1);
        assertThat(fleet.secrets()).isNotEmpty().noneMatch(secret -> written.contains(secret.substring(9, 30)));
    }
}
