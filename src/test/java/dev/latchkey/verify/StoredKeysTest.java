package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.secret.SecretHash;
import dev.latchkey.secret.SecretReader;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Awaited;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Keys of the real store, looked up one by one and together. */
@QuarkusTest
class StoredKeysTest extends ApiTest {

    @Inject
    StoredKeys store;

    @Inject
    SecretReader reader;

    @Inject
    SecretFormat format;

    private final SecureRandom random = new SecureRandom();

    @Test
    void manyAreFoundEachInItsPlaceAsOneByOne() {
        TestMerchant merchant = world().merchant();
        List<List<SecretHash>> asked = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> merchant.owner().keys(merchant.id()).create("Key " + i)).map(TestKey::secret)
                .map(secret -> reader.hashes(secret).orElseThrow()).toList());
        IntStream.range(0, 8).mapToObj(i -> reader.hashes(format.generate(KeyEnvironment.LIVE, random).reveal()).orElseThrow())
                .forEach(asked::add);
        asked.add(asked.getFirst());
        Collections.shuffle(asked);

        List<Optional<KnownKey>> together = Awaited.of(store.find(asked));

        assertThat(together).hasSameSizeAs(asked);
        assertThat(together.stream().flatMap(Optional::stream)).hasSize(21);
        for (int i = 0; i < asked.size(); i++) {
            assertThat(Awaited.of(store.find(List.of(asked.get(i))))).containsExactly(together.get(i));
        }
    }

    /** Whatever writes to the table: what is no digest, such as a secret itself, does not get in. */
    @Test
    void nothingButThirtyTwoBytesIsKeptOfASecret() {
        TestMerchant merchant = world().merchant();
        String id = merchant.owner().keys(merchant.id()).create("Core system").id();

        for (String bytes : List.of("substring(secret_hash for 31)", "secret_hash || 'x'::bytea",
                "convert_to('dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR', 'UTF8')")) {
            assertThatThrownBy(
                    () -> database().update("UPDATE api_keys SET secret_hash = " + bytes + " WHERE id = ?::uuid", id))
                    .rootCause().hasMessageContaining("api_keys_secret_hash_check");
        }
    }
}
