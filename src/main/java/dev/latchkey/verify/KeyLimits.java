package dev.latchkey.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.window.Bound;
import dev.latchkey.window.Bounds;
import dev.latchkey.window.Limit;

/**
 * What bounds the requests of a key.
 *
 * @param merchant what all keys of the merchant share
 * @param key what this key alone may do, absent if it may take all that the merchant has. One above the merchant's never
 *        refuses first
 * @param merchantShadow a limit of the merchant on trial, absent if there is none
 * @param keyShadow a limit of the key on trial, absent if there is none
 * @param quota what the merchant may do in its contract's period, absent unless the plan's quota is hard
 */
record KeyLimits(Limit merchant, Optional<Limit> key, Optional<Limit> merchantShadow, Optional<Limit> keyShadow,
        Optional<HardQuota> quota) {

    /** The same for the window, which knows no keys: the merchant as the whole, the key as a part of it. */
    Bounds bounds(ApiKeyId id) {
        if (key.isEmpty() && merchantShadow.isEmpty() && keyShadow.isEmpty()) {
            return Bounds.ofWhole(merchant);
        }
        return new Bounds(bounds(Optional.of(merchant), key, id), bounds(merchantShadow, keyShadow, id));
    }

    private static List<Bound> bounds(Optional<Limit> merchant, Optional<Limit> key, ApiKeyId id) {
        return Stream.concat(merchant.map(Bound::ofWhole).stream(), key.map(limit -> new Bound("k:" + id, limit)).stream())
                .toList();
    }
}
