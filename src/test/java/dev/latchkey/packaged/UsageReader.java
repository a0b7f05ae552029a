package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.Database;
import dev.latchkey.testing.Soon;

/** Reads what is metered. */
final class UsageReader {

    private UsageReader() {
    }

    /** How many calls of a merchant stand in PostgreSQL, once nothing is added any more. */
    static long settledCalls(Database database, String merchant) {
        long[] last = { -1 };
        Soon.holds(() -> {
            Thread.sleep(1300);
            long now = Long.parseLong(database.value(
                    "SELECT coalesce(sum(total), 0) FROM usage_hours WHERE merchant_id = ? AND kind = 'CALLS'", merchant));
            long before = last[0];
            last[0] = now;
            assertThat(now).isEqualTo(before);
        });
        return last[0];
    }
}
