package dev.latchkey.door;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.latchkey.verify.Windows;
import dev.latchkey.window.Batching;
import dev.latchkey.window.Bound;
import dev.latchkey.window.Limit;
import dev.latchkey.window.LimitConfig;
import dev.latchkey.window.WhenStoreIsDown;
import dev.latchkey.window.WindowState;

class RateLimitHeadersTest {

    private static final WindowState MERCHANT = window("", 300, 40, 12_345);

    @Test
    void aKeyWithoutALimitOfItsOwnIsNotMentioned() {
        assertThat(new RateLimitHeaders(new Config(false)).fields(new Windows(MERCHANT, Optional.empty()))).containsExactly(
                entry("RateLimit-Policy", "\"merchant\";q=300;w=60"), entry("RateLimit", "\"merchant\";r=40;t=13"));
    }

    @Test
    void bothWindowsAreMembersOfOneList() {
        Windows windows = new Windows(MERCHANT, Optional.of(window("k:1", 50, 49, 60_000)));

        assertThat(new RateLimitHeaders(new Config(false)).fields(windows)).containsExactly(
                entry("RateLimit-Policy", "\"merchant\";q=300;w=60, \"key\";q=50;w=60"),
                entry("RateLimit", "\"merchant\";r=40;t=13, \"key\";r=49;t=60"));
    }

    @Test
    void oldClientsAreToldOfTheWindowThatHasLeastLeft() {
        assertThat(legacy(window("k:1", 50, 41, 60_000))).isEqualTo("300 40 13");
        assertThat(legacy(window("k:1", 50, 39, 1_000))).isEqualTo("50 39 1");
    }

    @Test
    void ofTwoThatHaveTheSameLeftOldClientsAreToldOfTheLaterOne() {
        assertThat(legacy(window("k:1", 50, 40, 13_000))).isEqualTo("50 40 13");
        assertThat(legacy(window("k:1", 50, 40, 12_000))).isEqualTo("300 40 13");
    }

    private static String legacy(WindowState key) {
        var fields = new RateLimitHeaders(new Config(true)).fields(new Windows(MERCHANT, Optional.of(key)));
        return fields.get("X-RateLimit-Limit") + " " + fields.get("X-RateLimit-Remaining") + " "
                + fields.get("X-RateLimit-Reset");
    }

    private static WindowState window(String part, int limit, int remaining, long resetsInMillis) {
        return new WindowState(new Bound(part, Limit.perMinute(limit)), remaining, Duration.ofMillis(resetsInMillis));
    }

    private record Config(boolean legacyHeaders) implements LimitConfig {
        @Override
        public WhenStoreIsDown whenStoreIsDown() {
            return WhenStoreIsDown.CLOSED;
        }

        @Override
        public int expectedInstances() {
            return 1;
        }

        @Override
        public int requestsPerMinute() {
            return 300;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Batching batching() {
            return Batching.ALL;
        }

        @Override
        public boolean knownFullShortcut() {
            return true;
        }
    }
}
