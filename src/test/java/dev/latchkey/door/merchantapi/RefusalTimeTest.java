package dev.latchkey.door.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * How long a refusal takes tells nothing about the key. Times are never compared with a number of milliseconds here: of two
 * kinds
 * of refusal, either should be the quicker one about as often as the other.
 */
@QuarkusTest
class RefusalTimeTest extends ApiTest {

    private static final int ROUNDS = 600;
    /** Alike, it is 0.5 give or take 0.02; a look-up in a store on one side alone makes it more than 0.9. */
    private static final double MOST = 0.65;

    @TestHTTPResource("/merchant-api/v1/merchant")
    URI uri;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void unknownRevokedExpiredAndDisabledKeysAreRefusedEquallyFast() throws Exception {
        Map<String, String> secrets = refusedSecrets();
        Map<String, List<Long>> times = new LinkedHashMap<>();
        secrets.keySet().forEach(kind -> times.put(kind, new ArrayList<>()));
        List<String> order = new ArrayList<>(secrets.keySet());

        // In turn and in changing order, so that whatever else the machine does meets all of them.
        for (int round = 0; round < ROUNDS; round++) {
            Collections.rotate(order, 1);
            for (String kind : order) {
                long start = System.nanoTime();
                int status = call(secrets.get(kind));
                times.get(kind).add(System.nanoTime() - start);
                assertThat(status).isEqualTo(401);
            }
        }

        times.forEach((kind, own) -> times.forEach((other, others) -> assertThat(quicker(own, others))
                .as("how often %s is quicker than %s", kind, other).isLessThan(MOST)));
    }

    private Map<String, String> refusedSecrets() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey revoked = keys.create("Revoked");
        keys.revoke(revoked.id()).statusCode(204);
        TestKey expired = keys.create("Expired");
        database().expire(expired.id());
        TestKey disabled = keys.create("Disabled");
        keys.change(disabled.id(), "{\"enabled\":false}").statusCode(200);
        return Map.of("unknown", new SecretFormat("dxm").generate(KeyEnvironment.LIVE, new SecureRandom()).reveal(),
                "revoked", revoked.secret(), "expired", expired.secret(), "disabled", disabled.secret());
    }

    private int call(String secret) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).header(MerchantApi.KEY_HEADER, secret).build(),
                BodyHandlers.discarding()).statusCode();
    }

    /** The chance that a random one of these is less than a random one of the others (Mann-Whitney). */
    private static double quicker(List<Long> times, List<Long> others) {
        long less = times.stream().mapToLong(time -> others.stream().filter(other -> time < other).count()).sum();
        return (double) less / times.size() / others.size();
    }
}
