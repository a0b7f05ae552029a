package dev.latchkey.packaged;

import java.util.List;
import java.util.Locale;

/** What became of many requests. */
record Answers(List<SteadyCalls.Answer> all) {

    /** Of a table whose rows have these in them. */
    static final String HEAD = "Sent | 200 | 503 | Other | No answer | Median ms | 99 % ms | Longest ms";

    long count(int status) {
        return all.stream().filter(answer -> answer.status() == status).count();
    }

    long admitted() {
        return count(200);
    }

    /** Answers of no kind that is expected. */
    long other() {
        return all.size() - admitted() - count(503) - unanswered();
    }

    long unanswered() {
        return count(SteadyCalls.Answer.NONE);
    }

    /** How long the longest answer took. */
    double longestMillis() {
        return millis(1);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d | %d | %d | %d | %d | %.0f | %.0f | %.0f", all.size(), admitted(), count(503),
                other(), unanswered(), millis(0.5), millis(0.99), longestMillis());
    }

    private double millis(double part) {
        List<Long> sorted = all.stream().map(SteadyCalls.Answer::nanos).sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size()))) / 1e6;
    }
}
