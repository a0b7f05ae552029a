package dev.latchkey.packaged;

import java.util.List;
import java.util.Locale;

/**
 * What became of the requests around one fault.
 *
 * @param answers to callers whose limit is out of reach
 * @param overAdmitted how many more than its limit another merchant made meanwhile
 * @param metered how many requests of the first stand in PostgreSQL afterwards
 * @param backMillis from the end of the fault until Redis decided again at all instances
 */
record FaultRow(String fault, String policy, List<SteadyCalls.Answer> answers, long overAdmitted, long metered,
        long backMillis) {

    static final String HEAD = """
            | Fault | `when-store-is-down` | Sent | 200 | 503 | Other | No answer | Median ms | 99 % ms | Longest ms | Redis decides again after ms | Admitted beyond the limit | Metered - admitted |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    long count(int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    long admitted() {
        return count(200);
    }

    /** Answers of no kind that is expected. */
    long other() {
        return answers.size() - admitted() - count(503) - count(SteadyCalls.Answer.NONE);
    }

    @Override
    public String toString() {
        List<Long> nanos = answers.stream().map(SteadyCalls.Answer::nanos).sorted().toList();
        return String.format(Locale.ROOT, "| %s | %s | %d | %d | %d | %d | %d | %.0f | %.0f | %.0f | %d | %d | %d |", fault,
                policy,
                answers.size(), admitted(), count(503), other(), count(SteadyCalls.Answer.NONE), millis(nanos, 0.5),
                millis(nanos, 0.99), millis(nanos, 1), backMillis, overAdmitted, metered - admitted());
    }

    private static double millis(List<Long> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size()))) / 1e6;
    }
}
