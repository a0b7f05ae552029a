package dev.latchkey.window;

import java.time.Instant;

import io.smallrye.mutiny.Uni;

/** What was counted and stored for good. The window asks it where a quota holds of which Redis does not know what is used. */
public interface Ledger {

    /**
     * How much of a quota is used.
     *
     * @param subject as the window knows it
     * @param since the period's beginning
     * @return what was counted since then on all of the subject's accounts; fails if that can't be told now
     */
    Uni<Long> used(String subject, Instant since);
}
