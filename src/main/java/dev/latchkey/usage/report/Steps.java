package dev.latchkey.usage.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.latchkey.problem.ProblemException;

/**
 * Steps that follow each other.
 *
 * @param boundaries the beginning of each, and the end of the last; at least two
 */
public record Steps(List<Instant> boundaries) {

    static final int MAX = 1500;

    /**
     * Those that hold the time from one instant until before another.
     *
     * @throws ProblemException with 400 if they are more than {@value #MAX}, or none
     */
    static Steps of(Step step, Instant from, Instant to, ZoneId zone) {
        if (!from.isBefore(to)) {
            throw ProblemException.invalidParameter("to", "must be after from");
        }
        List<Instant> boundaries = new ArrayList<>(List.of(step.floor(from, zone)));
        while (boundaries.getLast().isBefore(to)) {
            if (boundaries.size() > MAX) {
                throw ProblemException.invalidParameter("from", "must be at most " + MAX
                        + " steps before to: ask for less at once, or for longer steps");
            }
            boundaries.add(step.next(boundaries.getLast(), zone));
        }
        return new Steps(List.copyOf(boundaries));
    }

    public int count() {
        return boundaries.size() - 1;
    }

    /** The beginning of one of them, the first being 0. */
    public Instant start(int index) {
        return boundaries.get(index);
    }

    public Instant from() {
        return boundaries.getFirst();
    }

    /** The first instant that is in none of them. */
    public Instant to() {
        return boundaries.getLast();
    }
}
