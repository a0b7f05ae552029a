package dev.latchkey.window;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

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
    private static final long NOT_KNOWN = -1;
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

    /** Adds the Redis keys of all that a check may change, in the order in which the script wants them. */
    static void addKeys(Ask ask, List<String> keys) {
        String subject = ask.subject();
        ask.bounds().enforced().forEach(bound -> keys.add(key(subject, bound.part(), ENFORCED)));
        ask.bounds().shadow().forEach(bound -> keys.add(key(subject, bound.part(), SHADOW)));
        if (ask.charge().account().isPresent()) {
            keys.add(usageKey(subject));
        }
        ask.charge().quota().ifPresent(quota -> keys.add(key(subject, "", QUOTA) + ":" + quota.start().toEpochMilli()));
    }

    /**
     * Adds the arguments of a check.
     *
     * @param times how many requests ask it
     */
    static void addArguments(Ask ask, int times, List<String> arguments) {
        Bounds bounds = ask.bounds();
        Optional<Account> account = ask.charge().account();
        Optional<Quota> quota = ask.charge().quota();
        int all = bounds.enforced().size() + bounds.shadow().size();
        arguments.add(Integer.toString(all + (account.isPresent() ? 1 : 0) + (quota.isPresent() ? 1 : 0)));
        arguments.add(Integer.toString(times));
        arguments.add(Integer.toString(ask.charge().cost()));
        arguments.add(Integer.toString(bounds.enforced().size()));
        arguments.add(Integer.toString(all));
        bounds.enforced().forEach(bound -> addLimit(bound.limit(), arguments));
        bounds.shadow().forEach(bound -> addLimit(bound.limit(), arguments));
        account.ifPresent(metered -> arguments.add(metered.name()));
        quota.ifPresent(held -> {
            arguments.add(Long.toString(held.most()));
            arguments.add(Long.toString(ask.usedBefore().orElse(NOT_KNOWN)));
            arguments.add(Long.toString(held.end().plus(KEPT_AFTER_END).toEpochMilli()));
        });
    }

    static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private static void addLimit(Limit limit, List<String> arguments) {
        arguments.add(Integer.toString(limit.requests()));
        arguments.add(Long.toString(limit.window().toNanos() / 1000));
    }

    // The version is the schema's; the braces are Redis Cluster's hash tag: all keys of a subject share a slot.
    private static String key(String subject, String part, String kind) {
        return "lk:1:{" + subject + "}:" + (part.isEmpty() ? "" : part + ":") + kind;
    }
}
