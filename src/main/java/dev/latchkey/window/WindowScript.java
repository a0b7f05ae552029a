package dev.latchkey.window;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Lua script that decides: what it is called, what it is given, and what it answers.
 *
 * @param source the script's text
 * @param sha1 the name by which Redis remembers it, which {@code EVALSHA} wants
 */
record WindowScript(String source, String sha1) {

    private static final String RESOURCE = "sliding-window.lua";
    private static final String ENFORCED = "w";
    private static final String SHADOW = "s";
    private static final int FIRST_WINDOW = 2;

    static WindowScript load() {
        try (InputStream resource = WindowScript.class.getResourceAsStream(RESOURCE)) {
            return of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WindowScript of(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
            return new WindowScript(source, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The Redis key of a window that is enforced for the subject as a whole. */
    static String key(String subject) {
        return key(subject, "", ENFORCED);
    }

    /** The Redis keys of all windows, in the order in which the script wants them. */
    static List<String> keys(String subject, Bounds bounds) {
        return Stream.concat(bounds.enforced().stream().map(bound -> key(subject, bound.part(), ENFORCED)),
                bounds.shadow().stream().map(bound -> key(subject, bound.part(), SHADOW))).toList();
    }

    /** What follows the keys. */
    static List<String> arguments(Bounds bounds, int cost) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(cost));
        arguments.add(Integer.toString(bounds.enforced().size()));
        Stream.concat(bounds.enforced().stream(), bounds.shadow().stream()).map(Bound::limit).forEach(limit -> {
            arguments.add(Integer.toString(limit.requests()));
            arguments.add(Long.toString(micros(limit.window())));
        });
        return arguments;
    }

    /** @param reply the script's, to a request of these bounds */
    static Decision decision(List<Long> reply, Bounds bounds) {
        List<WindowState> windows = new ArrayList<>();
        int next = FIRST_WINDOW;
        for (Bound bound : bounds.enforced()) {
            windows.add(new WindowState(bound, Math.toIntExact(reply.get(next)), duration(reply.get(next + 1))));
            next += 2;
        }
        int refusing = Math.toIntExact(reply.get(0));
        return refusing == 0
                ? new Decision.Admitted(windows, shadowRefusals(reply.subList(next, reply.size()), bounds))
                : new Decision.Refused(windows, windows.get(refusing - 1), duration(reply.get(1)));
    }

    // The version is the schema's; the braces are Redis Cluster's hash tag: all keys of a subject share a slot.
    private static String key(String subject, String part, String kind) {
        return "lk:1:{" + subject + "}:" + (part.isEmpty() ? "" : part + ":") + kind;
    }

    private static List<Bound> shadowRefusals(List<Long> indices, Bounds bounds) {
        return indices.stream().map(index -> bounds.shadow().get(Math.toIntExact(index) - 1)).toList();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
