package dev.latchkey.usage.report;

import java.util.List;

import dev.latchkey.key.KeyLabel;

/**
 * What was used, step by step.
 *
 * @param items of each step, or of each step and key
 * @param keys what the keys are called that are told apart
 */
public record UsageSeries(Steps steps, List<UsageItem> items, List<KeyLabel> keys) {

    /** How many requests were admitted in all of it. */
    public long calls() {
        return items.stream().mapToLong(UsageItem::calls).sum();
    }
}
