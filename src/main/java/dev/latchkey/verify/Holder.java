package dev.latchkey.verify;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.latchkey.window.Bound;

/** Whose a window is. */
public enum Holder {

    /** All keys of the merchant share it. */
    MERCHANT,

    /** One key has it for itself. */
    KEY;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** What the window is called in header fields and metrics. */
    public String label() {
        return label;
    }

    static Holder of(Bound bound) {
        return bound.part().isEmpty() ? MERCHANT : KEY;
    }

    static Set<Holder> of(Collection<Bound> bounds) {
        return bounds.stream().map(Holder::of).collect(Collectors.toUnmodifiableSet());
    }
}
