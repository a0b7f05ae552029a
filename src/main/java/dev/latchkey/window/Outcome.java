package dev.latchkey.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the script says to requests that ask the same: so many are admitted, which are the first, and the others refused. */
final class Outcome {

    private static final int FIRST_WINDOW = 3;
    private static final int COUNT_SIZE = 3;
    private static final long ASKS_FOR_USE = -1;

    private final Ask ask;
    private final long[] reply;

    /** @param reply the script's, to this check */
    Outcome(Ask ask, long[] reply) {
        this.ask = ask;
        this.reply = reply;
    }

    /**
     * What became of one of the requests.
     *
     * @param place which of them, from 0
     * @return empty if the script decided nothing, because it must be told what was used of the quota
     */
    Optional<Decision> of(int place) {
        if (reply[0] == ASKS_FOR_USE) {
            return Optional.empty();
        }
        return Optional.of(place < reply[0] ? admitted(place) : refused());
    }

    private Decision admitted(int place) {
        int end = FIRST_WINDOW + 2 * ask.bounds().enforced().size();
        List<WindowState> windows = windows(place + 1);
        if (!ask.charge().isMetered()) {
            return new Decision.Admitted(windows, Optional.empty(), shadowRefusals(place, end));
        }
        long total = reply[end + 2] - (reply[0] - 1 - place) * ask.charge().cost();
        return new Decision.Admitted(windows, Optional.of(new Count(reply[end], reply[end + 1], total)),
                shadowRefusals(place, end + COUNT_SIZE));
    }

    private Decision refused() {
        List<WindowState> windows = windows(reply[0]);
        int refusing = (int) reply[1];
        return refusing > windows.size() ? new Decision.Exhausted(windows, ask.charge().quota().orElseThrow())
                : new Decision.Refused(windows, windows.get(refusing - 1), WindowScript.duration(reply[2]));
    }

    /** @param admitted how many requests were counted before the windows are looked at */
    private List<WindowState> windows(long admitted) {
        List<Bound> bounds = ask.bounds().enforced();
        if (bounds.size() == 1) {
            return List.of(window(bounds.getFirst(), FIRST_WINDOW, admitted));
        }
        List<WindowState> windows = new ArrayList<>(bounds.size());
        for (int i = 0; i < bounds.size(); i++) {
            windows.add(window(bounds.get(i), FIRST_WINDOW + 2 * i, admitted));
        }
        return windows;
    }

    private WindowState window(Bound bound, int at, long admitted) {
        long left = reply[at] - admitted * ask.charge().cost();
        return new WindowState(bound, (int) Math.max(left, 0), WindowScript.duration(reply[at + 1]));
    }

    private List<Bound> shadowRefusals(int place, int at) {
        List<Bound> shadow = ask.bounds().shadow();
        if (shadow.isEmpty() || ask.charge().cost() == 0) {
            return List.of();
        }
        List<Bound> refusing = new ArrayList<>(shadow.size());
        for (int i = 0; i < shadow.size(); i++) {
            if (reply[at + i] <= place) {
                refusing.add(shadow.get(i));
            }
        }
        return refusing;
    }
}
