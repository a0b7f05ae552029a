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
import java.util.Optional;
import java.util.OptionalLong;
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
    private static final String USAGE = "u";
    private static final String QUOTA = "q";
    private static final int FIRST_WINDOW = 2;
    private static final int COUNT_SIZE = 3;
    private static final long ASKS_FOR_USE = -1;
    /** Late enough for those that take the period for current a little longer than it is. */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

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

    /** What the Redis keys of a subject's counters begin with, before a colon and the hour since 1970. */
    static String usageKey(String subject) {
        return key(subject, "", USAGE);
    }

    /** The Redis keys of all that a request may change, in the order in which the script wants them. */
    static List<String> keys(String subject, Bounds bounds, Charge charge) {
        List<String> keys = new ArrayList<>();
        bounds.enforced().forEach(bound -> keys.add(key(subject, bound.part(), ENFORCED)));
        bounds.shadow().forEach(bound -> keys.add(key(subject, bound.part(), SHADOW)));
        charge.account().ifPresent(account -> keys.add(usageKey(subject)));
        charge.quota().ifPresent(quota -> keys.add(key(subject, "", QUOTA) + ":" + quota.start().toEpochMilli()));
        return keys;
    }

    /**
     * What follows the keys.
     *
     * @param usedBefore what was used of the quota before Redis knew of its period; empty if that was not asked for yet
     */
    static List<String> arguments(Bounds bounds, Charge charge, OptionalLong usedBefore) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(charge.cost()));
        arguments.add(Integer.toString(bounds.enforced().size()));
        arguments.add(Integer.toString(bounds.enforced().size() + bounds.shadow().size()));
        Stream.concat(bounds.enforced().stream(), bounds.shadow().stream()).map(Bound::limit).forEach(limit -> {
            arguments.add(Integer.toString(limit.requests()));
            arguments.add(Long.toString(micros(limit.window())));
        });
        charge.account().ifPresent(account -> arguments.add(account.name()));
        charge.quota().ifPresent(quota -> {
            arguments.add(Long.toString(quota.most()));
            arguments.add(Long.toString(usedBefore.orElse(ASKS_FOR_USE)));
            arguments.add(Long.toString(quota.end().plus(KEPT_AFTER_END).toEpochMilli()));
        });
        return arguments;
    }

    /** Whether the script decided nothing, because it must be told what was used of the quota. */
    static boolean asksForUse(List<Long> reply) {
        return reply.getFirst() == ASKS_FOR_USE;
    }

    /** @param reply the script's, to a request of these bounds and this charge */
    static Decision decision(List<Long> reply, Bounds bounds, Charge charge) {
        List<WindowState> windows = new ArrayList<>();
        int next = FIRST_WINDOW;
        for (Bound bound : bounds.enforced()) {
            windows.add(new WindowState(bound, Math.toIntExact(reply.get(next)), duration(reply.get(next + 1))));
            next += 2;
        }
        int refusing = Math.toIntExact(reply.getFirst());
        if (refusing == 0) {
            return admitted(windows, reply.subList(next, reply.size()), bounds, charge);
        }
        return refusing > windows.size() ? new Decision.Exhausted(windows, charge.quota().orElseThrow())
                : new Decision.Refused(windows, windows.get(refusing - 1), duration(reply.get(1)));
    }

    private static Decision admitted(List<WindowState> windows, List<Long> rest, Bounds bounds, Charge charge) {
        return charge.isMetered()
                ? new Decision.Admitted(windows, Optional.of(new Count(rest.get(0), rest.get(1), rest.get(2))),
                        shadowRefusals(rest.subList(COUNT_SIZE, rest.size()), bounds))
                : new Decision.Admitted(windows, Optional.empty(), shadowRefusals(rest, bounds));
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
