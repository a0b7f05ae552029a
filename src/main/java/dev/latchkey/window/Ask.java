package dev.latchkey.window;

import java.util.OptionalLong;

/**
 * What one request asks of the script. Those that ask the same at the same moment are decided together.
 *
 * @param usedBefore what was used of the quota before Redis knew of its period; empty if that was not asked for yet
 */
record Ask(String subject, Bounds bounds, Charge charge, OptionalLong usedBefore) {

    Ask(String subject, Bounds bounds, Charge charge) {
        this(subject, bounds, charge, OptionalLong.empty());
    }

    /** By what tells most of them apart. */
    @Override
    public int hashCode() {
        return subject.hashCode();
    }
}
