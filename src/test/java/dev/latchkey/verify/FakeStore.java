package dev.latchkey.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.secret.SecretHash;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** A store of keys that answers when it is told to, with what was in it when it was asked: the oldest that it may say. */
final class FakeStore implements StoredKeys {

    private final Map<SecretHash, KnownKey> rows = new HashMap<>();
    private final List<Asked> pending = new ArrayList<>();
    private int asked;

    @Override
    public Future<List<Optional<KnownKey>>> find(List<List<SecretHash>> secrets) {
        int question = ++asked;
        return Future.join(secrets.stream().map(candidates -> ask(candidates.getFirst(), question)).toList())
                .map(CompositeFuture::list);
    }

    private Future<Optional<KnownKey>> ask(SecretHash hash, int question) {
        Promise<Optional<KnownKey>> answer = Promise.promise();
        pending.add(new Asked(hash, Optional.ofNullable(rows.get(hash)), answer, question));
        return answer.future();
    }

    void put(SecretHash hash, KnownKey key) {
        rows.put(hash, key);
    }

    void remove(SecretHash hash) {
        rows.remove(hash);
    }

    /** How often it was asked. */
    int asked() {
        return asked;
    }

    List<Asked> pending() {
        return List.copyOf(pending);
    }

    /** Answers all that wait, and whoever asks because of it is left waiting. */
    void answerAll() {
        pending().forEach(this::answer);
    }

    void answer(Asked question) {
        pending.remove(question);
        question.answer.complete(question.seen);
    }

    /** Answers what it has now, as a query that was planned late. */
    void answerLate(Asked question) {
        pending.remove(question);
        question.answer.complete(Optional.ofNullable(rows.get(question.hash)));
    }

    void failAll() {
        while (!pending.isEmpty()) {
            fail(pending.getFirst());
        }
    }

    void fail(Asked question) {
        fail(question, new LookupUnavailableException(new IllegalStateException("away")));
    }

    /** With all that was asked for in the same question. */
    void fail(Asked failing, Throwable failure) {
        List<Asked> together = pending().stream().filter(asked -> asked.question == failing.question).toList();
        pending.removeAll(together);
        together.forEach(asked -> asked.answer.fail(failure));
    }

    static SecretHash hash(int number) {
        byte[] bytes = new byte[SecretHash.LENGTH];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        bytes[2] = (byte) (number >> 16);
        return new SecretHash("test", bytes);
    }

    /** @param version told apart from others by its only scope */
    static KnownKey key(String merchant, int version) {
        return new KnownKey(new ApiKeyId(new UUID(0, 0)), new MerchantId(merchant), false, Optional.empty(), true,
                List.of(Integer.toString(version)), List.of(), Optional.empty(),
                new KeyLimits(SampleKey.LIMIT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    static int version(KnownKey key) {
        return Integer.parseInt(key.scopes().getFirst());
    }

    /** @param question which of them it is a part of */
    record Asked(SecretHash hash, Optional<KnownKey> seen, Promise<Optional<KnownKey>> answer, int question) {
    }
}
