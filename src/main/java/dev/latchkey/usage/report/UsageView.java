package dev.latchkey.usage.report;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.key.KeyLabel;
import dev.latchkey.window.WindowState;

/**
 * What a merchant used.
 *
 * @param items step by step, without gaps; where each key is told apart, those of which anything was counted
 * @param keys what those keys are called; absent where they are not told apart
 * @param period all that the merchant used in the current billing period, or else in the last one; absent if there was none
 * @param window how much is left of the request limit; absent if Redis does not tell
 */
@Schema(name = "MerchantUsage")
public record UsageView(List<UsageItem> items, List<KeyLabel> keys, PeriodView period, Window window) {

    /**
     * The last 60 seconds.
     *
     * @param limit how many requests may be made in 60 seconds
     * @param remaining how many may be made now
     * @param resetSeconds until the oldest request is 60 seconds old and counts no more; 0 if there was none
     */
    @Schema(name = "LiveWindow")
    public record Window(@Schema(examples = "300") int limit, @Schema(examples = "299") int remaining,
            @Schema(examples = "60") long resetSeconds) {

        static Window of(WindowState window) {
            return new Window(window.limit(), window.remaining(), window.resetSeconds());
        }
    }
}
