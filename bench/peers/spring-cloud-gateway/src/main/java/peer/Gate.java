package peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.filter.ratelimit.KeyResolver;
import org.springframework.context.annotation.Bean;

import reactor.core.publisher.Mono;

/** Tells the gateway's rate limiter whose key a request has; the route is in application.yaml. */
@SpringBootApplication
public class Gate {

    public static void main(String[] arguments) {
        SpringApplication.run(Gate.class, arguments);
    }

    @Bean
    KeyResolver merchant() throws IOException {
        Map<String, String> merchants = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(System.getenv("KEYS_FILE")))) {
            String[] parts = line.split(" ");
            merchants.put(parts[0], parts[1]);
        }
        return exchange -> Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst("X-Merchant-API-Key"))
                .mapNotNull(secret -> merchants.get(hash(secret)));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
