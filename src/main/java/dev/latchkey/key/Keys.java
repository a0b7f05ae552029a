package dev.latchkey.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import dev.latchkey.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What staff see of their merchant's keys. Every method first asks what the caller may do. */
@ApplicationScoped
public class Keys {

    public static final int MAX_LIVE_KEYS = 100;

    private final Access access;
    private final Clock clock;

    Keys(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** The merchant's keys of this query. Fails with 404 or 403 if the caller may not see them. */
    @WithSession
    public Uni<KeyPage> list(MerchantId merchant, KeyQuery query) {
        Instant now = clock.instant();
        return access.require(Permission.SEE_KEYS, merchant)
                .chain(() -> query.run(merchant, now))
                .chain(keys -> KeyHistory.of(keys).map(history -> query.page(keys, history, now)));
    }

    /** How many of the merchant's keys are live, of {@value #MAX_LIVE_KEYS} that may be. */
    @WithSession
    public Uni<Long> countLive(MerchantId merchant) {
        return access.require(Permission.SEE_KEYS, merchant).chain(() -> ApiKey.countLive(merchant));
    }

    /** Of the merchant's keys those whose place another one took and that still work, by id. */
    @WithSession
    public Uni<Map<ApiKeyId, ApiKeyView>> retiring(MerchantId merchant) {
        Instant now = clock.instant();
        return access.require(Permission.SEE_KEYS, merchant)
                .chain(() -> ApiKey.retiring(merchant, now))
                .map(keys -> keys.stream().map(key -> ApiKeyView.of(key, now))
                        .collect(Collectors.toMap(ApiKeyView::id, Function.identity())));
    }

    /** Of the merchant's keys those that were reported as leaked within this time, latest first. */
    @WithSession
    public Uni<List<ApiKeyView>> leakedWithin(Duration time, MerchantId merchant) {
        Instant now = clock.instant();
        return access.require(Permission.SEE_KEYS, merchant)
                .chain(() -> ApiKey.leakedSince(merchant, now.minus(time)))
                .map(keys -> keys.stream().map(key -> ApiKeyView.of(key, now)).toList());
    }

    /** What these of the merchant's keys are called, whatever became of them; by age. */
    @WithSession
    public Uni<List<KeyLabel>> labels(MerchantId merchant, Collection<UUID> ids) {
        return access.require(Permission.SEE_KEYS, merchant)
                .chain(() -> ApiKey.ofIds(merchant, ids))
                .map(keys -> keys.stream().map(KeyLabel::of).toList());
    }

    @WithSession
    Uni<ApiKeyView> get(MerchantId merchant, ApiKeyId id) {
        Instant now = clock.instant();
        return access.require(Permission.SEE_KEYS, merchant)
                .chain(() -> ApiKey.find(merchant, id)).onItem().ifNull().failWith(Keys::notFound)
                .chain(key -> KeyHistory.of(List.of(key)).map(history -> ApiKeyView.of(key, history, now)));
    }

    static ProblemException notFound() {
        return ProblemException.notFound("API key");
    }
}
