package dev.latchkey.network;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The entries of a header field's list, the last one first. Reads no further than it is asked, so that what a caller wrote at
 * the left of it, such as a quote that never ends, changes nothing of what proxies wrote at the right.
 */
final class EntriesFromTheRight implements Iterator<String> {

    private final List<String> lines;
    private int line;
    /** Where what has not been read of the line ends; negative if all has. */
    private int end = -1;

    /** @param lines the field's values in the order in which they came: several are one list (RFC 9110, 5.3) */
    EntriesFromTheRight(List<String> lines) {
        this.lines = lines;
        this.line = lines.size();
    }

    @Override
    public boolean hasNext() {
        return end >= 0 || line > 0;
    }

    /** With blanks; empty between two commas, for a proxy that did not know its caller may have left nothing there. */
    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (end < 0) {
            line--;
            end = lines.get(line).length();
        }
        int start = startOfEntry(lines.get(line), end);
        String entry = lines.get(line).substring(start, end);
        end = start - 1;
        return entry;
    }

    private static int startOfEntry(String text, int end) {
        boolean quoted = false;
        int start = end;
        while (start > 0 && (quoted || text.charAt(start - 1) != ',')) {
            start--;
            quoted ^= text.charAt(start) == '"' && !isEscaped(text, start);
        }
        return start;
    }

    private static boolean isEscaped(String text, int index) {
        int backslashes = 0;
        while (backslashes < index && text.charAt(index - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
