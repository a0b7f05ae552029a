package dev.latchkey.verify;

import java.util.Comparator;
import java.util.Optional;

import dev.latchkey.window.Decision;
import dev.latchkey.window.WindowState;

/**
 * The windows that a request had to fit in, right after the decision.
 *
 * @param merchant what all keys of the merchant share
 * @param key the key's own, absent if it has no limit of its own
 */
public record Windows(WindowState merchant, Optional<WindowState> key) {

    private static final Comparator<WindowState> TIGHTER = Comparator.comparingInt(WindowState::remaining)
            .thenComparing(WindowState::resetsIn, Comparator.reverseOrder());

    static Windows of(Decision decision) {
        return new Windows(decision.windows().getFirst(), decision.windows().stream().skip(1).findFirst());
    }

    /** The one that has least left; of two that have the same left, the one that gives some back later. */
    public WindowState tightest() {
        return key.filter(own -> TIGHTER.compare(own, merchant) < 0).orElse(merchant);
    }
}
