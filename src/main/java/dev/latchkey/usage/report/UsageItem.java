package dev.latchkey.usage.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was used in a step.
 *
 * @param at when the step begins
 * @param keyId by which key; absent unless each key is told apart
 * @param calls how many requests were admitted, by their cost
 * @param refused how many were refused, by reason; a reason for which none was is missing
 * @param bytes of the answers
 */
@Schema(name = "UsageItem")
public record UsageItem(Instant at, UUID keyId, @Schema(examples = "300") long calls,
        @Schema(examples = "{\"RATE_LIMITED\":12}") Map<String, Long> refused, @Schema(examples = "0") long bytes) {

    static UsageItem of(Instant at, UUID keyId, List<Counted> counted) {
        long calls = 0;
        long bytes = 0;
        Map<String, Long> refused = new TreeMap<>();
        for (Counted count : counted) {
            switch (count.kind()) {
                case Counted.CALLS -> calls += count.count();
                case Counted.BYTES -> bytes += count.count();
                default -> refused.merge(count.kind(), count.count(), Long::sum);
            }
        }
        return new UsageItem(at, keyId, calls, refused, bytes);
    }

    /** How many requests were refused, whatever the reason. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether anything was counted. */
    boolean any() {
        return calls > 0 || bytes > 0 || !refused.isEmpty();
    }
}
