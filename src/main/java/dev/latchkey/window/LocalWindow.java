package dev.latchkey.window;

import java.time.Duration;

/**
 * A window of as little memory as can be, whatever its limit: it counts by sixtieths of its length. What was counted leaves
 * with
 * the sixtieth in which it came, up to a sixtieth too late, never too early.
 */
final class LocalWindow {

    private static final int PARTS = 60;

    private final long partNanos;
    private final long born;
    /** The last parts, each in the place of its number; one more, for the one that has only begun. */
    private final int[] counts = new int[PARTS + 1];
    private long newest;
    private int held;

    LocalWindow(Duration length, long now) {
        partNanos = Math.max(1, length.toNanos() / PARTS);
        born = now;
    }

    /** Lets go of what is over. Must come before anything else is asked or done at that time. */
    void moveTo(long now) {
        long part = (now - born) / partNanos;
        long gone = Math.min(part - newest, counts.length);
        for (long next = newest + 1; next <= newest + gone; next++) {
            int place = place(next);
            held -= counts[place];
            counts[place] = 0;
        }
        newest = Math.max(newest, part);
    }

    void add(int cost) {
        counts[place(newest)] += cost;
        held += cost;
    }

    /** How long until a request of that cost fits; zero if it fits now, or costs nothing. */
    Duration untilFits(int cost, int limit, long now) {
        int tooMany = held + cost - limit;
        if (cost == 0 || tooMany <= 0) {
            return Duration.ZERO;
        }
        return untilLeft(Math.min(tooMany, held), now);
    }

    WindowState state(Bound bound, int limit, long now) {
        return new WindowState(bound, Math.max(0, limit - held), held == 0 ? Duration.ZERO : untilLeft(1, now));
    }

    // A cost above the limit never fits, and is told to wait a whole window.
    private Duration untilLeft(int many, long now) {
        int left = 0;
        long part = Math.max(0, newest - PARTS);
        while (left < many && part <= newest) {
            left += counts[place(part++)];
        }
        long oldest = left > 0 ? part - 1 : newest;
        return Duration.ofNanos((oldest + PARTS + 1) * partNanos - (now - born));
    }

    private int place(long part) {
        return (int) (part % counts.length);
    }
}
