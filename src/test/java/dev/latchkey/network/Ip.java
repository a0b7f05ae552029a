package dev.latchkey.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An independent reading of IP addresses: strict, slow, by numbers.
 *
 * @param bits 32 or 128
 */
record Ip(BigInteger value, int bits) {

    private static final BigInteger V4_MAPPED = BigInteger.valueOf(0xFFFF);

    static Optional<Ip> parse(String text) {
        return text.contains(":") ? v6(text) : v4(text);
    }

    /** Whether the first bits are those of the block. */
    boolean in(Ip block, int prefixLength) {
        return bits == block.bits && value.shiftRight(bits - prefixLength).equals(block.value.shiftRight(bits - prefixLength));
    }

    /** The first address of the block of that size that has this address. */
    Ip network(int prefixLength) {
        return new Ip(value.shiftRight(bits - prefixLength).shiftLeft(bits - prefixLength), bits);
    }

    String text() {
        return bits == 32 ? dotted(value) : v6Text("%x");
    }

    /** The last 32 bits as version 6 writes them. */
    String lastGroups() {
        return "%x:%x".formatted(value.shiftRight(16).intValue() & 0xFFFF, value.intValue() & 0xFFFF);
    }

    /** In eight groups, each written by the format. */
    String v6Text(String format) {
        List<String> groups = new ArrayList<>();
        for (int shift = 112; shift >= 0; shift -= 16) {
            groups.add(format.formatted(value.shiftRight(shift).intValue() & 0xFFFF));
        }
        return String.join(":", groups);
    }

    /** With the longest run of zeros written as two colons. */
    String compressed() {
        String full = v6Text("%x");
        for (int zeros = 8; zeros >= 2; zeros--) {
            String run = String.join(":", Collections.nCopies(zeros, "0"));
            String shorter = (":" + full + ":").replaceFirst(":" + run + ":", "::");
            if (!shorter.equals(":" + full + ":")) {
                String start = shorter.startsWith("::") ? shorter : shorter.substring(1);
                return start.endsWith("::") ? start : start.substring(0, start.length() - 1);
            }
        }
        return full;
    }

    private static String dotted(BigInteger value) {
        int all = value.intValue();
        return (all >>> 24) + "." + (all >>> 16 & 255) + "." + (all >>> 8 & 255) + "." + (all & 255);
    }

    private static Optional<Ip> v4(String text) {
        if (!text.matches("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?=.)|$)){4}")) {
            return Optional.empty();
        }
        BigInteger value = Stream.of(text.split("\\.")).map(BigInteger::new)
                .reduce(BigInteger.ZERO, (sum, octet) -> sum.shiftLeft(8).add(octet));
        return Optional.of(new Ip(value, 32));
    }

    private static Optional<Ip> v6(String text) {
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.') >= 0) {
            return v4(text.substring(lastColon + 1))
                    .flatMap(tail -> hex(text.substring(0, lastColon + 1) + tail.lastGroups())).filter(ip -> ip.bits == 32);
        }
        return hex(text);
    }

    private static Optional<Ip> hex(String text) {
        String[] halves = text.split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        List<String> groups = groups(halves[0]);
        if (halves.length == 2) {
            List<String> tail = groups(halves[1]);
            int missing = 8 - groups.size() - tail.size();
            if (missing < 1) {
                return Optional.empty();
            }
            groups.addAll(Collections.nCopies(missing, "0"));
            groups.addAll(tail);
        }
        if (groups.size() != 8 || !groups.stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"))) {
            return Optional.empty();
        }
        BigInteger value = groups.stream().map(group -> new BigInteger(group.toLowerCase(Locale.ROOT), 16))
                .reduce(BigInteger.ZERO, (sum, group) -> sum.shiftLeft(16).add(group));
        return Optional.of(value.shiftRight(32).equals(V4_MAPPED)
                ? new Ip(value.and(BigInteger.valueOf(0xFFFF_FFFFL)), 32)
                : new Ip(value, 128));
    }

    private static List<String> groups(String half) {
        return new ArrayList<>(half.isEmpty() ? List.of() : List.of(half.split(":", -1)));
    }
}
