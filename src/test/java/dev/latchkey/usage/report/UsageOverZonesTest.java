package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** The same time tells the same sums, whatever it is divided into. */
@QuarkusTest
class UsageOverZonesTest extends ApiTest {

    private static final int MINUTES_COUNTED = 60;

    @ParameterizedTest
    @CsvSource(textBlock = """
            # zone,                a day in it:
            Europe/Berlin,         2026-03-28T23:00:00Z,   2026-03-29T22:00:00Z
            Europe/Berlin,         2026-10-24T22:00:00Z,   2026-10-25T23:00:00Z
            America/New_York,      2026-11-01T04:00:00Z,   2026-11-02T05:00:00Z
            Asia/Kathmandu,        2026-01-14T18:15:00Z,   2026-01-15T18:15:00Z
            Australia/Lord_Howe,   2026-04-04T13:00:00Z,   2026-04-05T13:30:00Z
            Australia/Lord_Howe,   2026-10-03T13:30:00Z,   2026-10-04T13:00:00Z
            """)
    void minutesHoursAndTheDayHaveTheSameSums(String zone, Instant from, Instant to) {
        TestMerchant merchant = world().merchantWithoutContract();
        database().setTimeZone(merchant.id(), zone);
        Map<Instant, Long> inside = count(merchant, from, to);
        long sum = inside.values().stream().mapToLong(Long::longValue).sum();
        String time = "?from=" + from + "&to=" + to + "&step=";
        Staff.Usage usage = Staff.PLATFORM.usage(merchant.id());

        List<Map<String, Object>> minutes = usage.get(time + "minute").statusCode(200).extract().path("items");
        List<Map<String, Object>> hours = usage.get(time + "hour").statusCode(200).extract().path("items");
        List<Map<String, Object>> days = usage.get(time + "day").statusCode(200).extract().path("items");

        assertThat(minutes).hasSize((int) ((to.getEpochSecond() - from.getEpochSecond()) / 60)).allSatisfy(minute -> assertThat(
                calls(minute)).isEqualTo(inside.getOrDefault(Instant.parse((String) minute.get("at")), 0L)));
        assertThat(sum(hours)).isEqualTo(sum);
        assertThat(sum(days)).isEqualTo(sum);
        assertThat(days).hasSize(1);
        assertThat(hours).allSatisfy(hour -> assertThat(calls(hour)).isEqualTo(within(inside, hour, hours, to)));
    }

    /** Counts at the edges, on both sides of them, and here and there; gives what is inside. */
    private Map<Instant, Long> count(TestMerchant merchant, Instant from, Instant to) {
        Random random = new Random(from.getEpochSecond());
        Map<Instant, Long> all = new HashMap<>(
                Map.of(from, 1L, from.minusSeconds(60), 10L, to.minusSeconds(60), 100L, to, 1000L));
        for (int i = 0; i < MINUTES_COUNTED; i++) {
            all.put(from.plusSeconds(60 * random.nextLong(-120, 1620)), random.nextLong(1, 1_000_000));
        }
        String key = UUID.randomUUID().toString();
        all.forEach((minute, calls) -> database().addUsage(merchant.id(), key, "CALLS", minute, calls));
        all.keySet().removeIf(minute -> minute.isBefore(from) || !minute.isBefore(to));
        return all;
    }

    private static long within(Map<Instant, Long> inside, Map<String, Object> hour, List<Map<String, Object>> hours,
            Instant to) {
        Instant start = Instant.parse((String) hour.get("at"));
        int next = hours.indexOf(hour) + 1;
        Instant end = next < hours.size() ? Instant.parse((String) hours.get(next).get("at")) : to;
        return inside.entrySet().stream().filter(count -> !count.getKey().isBefore(start) && count.getKey().isBefore(end))
                .mapToLong(Map.Entry::getValue).sum();
    }

    private static long sum(List<Map<String, Object>> items) {
        return items.stream().mapToLong(UsageOverZonesTest::calls).sum();
    }

    private static long calls(Map<String, Object> item) {
        return ((Number) item.get("calls")).longValue();
    }
}
