package dev.latchkey.key;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import dev.latchkey.problem.LineErrors;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.secret.ForeignFormats;
import dev.latchkey.secret.SecretHash;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/**
 * Takes over the keys of another system by the hashes of their secrets, which go on working. All of them in one transaction.
 * The most keys that a merchant may have is no bound here: the platform knows what it takes over.
 */
@ApplicationScoped
class KeyImport {

    private final Access access;
    private final Caller caller;
    private final ImportLines lines;
    private final ForeignFormats foreign;
    private final KeyAudit audit;
    private final Vertx vertx;
    private final Clock clock;

    KeyImport(Access access, Caller caller, ImportLines lines, ForeignFormats foreign, KeyAudit audit,
            Vertx vertx, Clock clock) {
        this.access = access;
        this.caller = caller;
        this.lines = lines;
        this.foreign = foreign;
        this.audit = audit;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** @param body one {@link ImportKey} a line */
    Uni<ImportedKeys> run(MerchantId merchant, String body) {
        requireForeignFormat();
        // A body of thousands of lines would hold up the event loop.
        return vertx.executeBlocking(() -> lines.read(body), false)
                .chain(keys -> Panache.withTransaction(() -> persist(merchant, keys)));
    }

    private Uni<ImportedKeys> persist(MerchantId merchant, Map<Integer, ImportKey> keys) {
        Instant now = clock.instant();
        LineErrors errors = new LineErrors();
        return access.require(Permission.CHANGE_KEYS, merchant)
                .chain(() -> Merchant.lock(merchant))
                .invoke(() -> keys.forEach((line, key) -> requireFuture(line, key, now, errors)))
                .chain(() -> ApiKey.liveOfNames(merchant, keys.values().stream().map(ImportKey::name).toList()))
                .invoke(taken -> tell(keys, taken, key -> key.name, ImportKey::name, "name", errors))
                .chain(() -> ApiKey.ofHashes(keys.values().stream().map(KeyImport::hash).map(SecretHash::bytes).toList()))
                .invoke(taken -> tell(keys, taken, ApiKey::hash, KeyImport::hash, "hash", errors))
                .invoke(errors::failIfAny)
                .chain(() -> ApiKey.persist(keys.values().stream().map(key -> entity(merchant, key, now))))
                .chain(() -> audit.imported(merchant, keys.size()))
                .replaceWith(new ImportedKeys(keys.size()));
    }

    private ApiKey entity(MerchantId merchant, ImportKey line, Instant now) {
        ApiKey key = new ApiKey();
        key.merchantId = merchant.value();
        key.environment = line.env();
        key.hint = line.hint();
        key.keep(hash(line));
        key.createdAt = now;
        key.createdBy = caller.subject();
        line.settings().applyTo(key);
        return key;
    }

    private void requireForeignFormat() {
        if (!foreign.any()) {
            throw new ProblemException(ProblemCode.NO_FOREIGN_FORMAT,
                    "Imported keys would never open anything: this installation "
                            + "has not been told what they look like. Set LATCHKEY_SECRET_FOREIGN_FORMATS.");
        }
    }

    private static void requireFuture(int line, ImportKey key, Instant now, LineErrors errors) {
        if (key.expiresAt() != null && !key.expiresAt().isAfter(now)) {
            errors.add(line, "expiresAt", "must be in the future");
        }
    }

    private static <T> void tell(Map<Integer, ImportKey> keys, List<ApiKey> existing, Function<ApiKey, T> taken,
            Function<ImportKey, T> wanted, String field, LineErrors errors) {
        var values = existing.stream().map(taken).collect(Collectors.toSet());
        keys.forEach((line, key) -> {
            if (values.contains(wanted.apply(key))) {
                errors.add(line, field, "is that of a key already");
            }
        });
    }

    private static SecretHash hash(ImportKey key) {
        return SecretHash.imported(HexFormat.of().parseHex(key.hash()));
    }
}
