package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;

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
}
