package dev.latchkey.bench;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.latchkey.secret.ForeignFormats;
import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.secret.Peppers;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.secret.SecretHash;
import dev.latchkey.secret.SecretReader;

/** What is done with a presented secret before anything is looked up: its form and check are compared, and it is hashed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SecretBenchmark {

    private final SecretFormat format = new SecretFormat("dxm");
    private final SecretReader onePepper = reader(Map.of("a", "a-pepper-of-at-least-thirty-two-bytes"));
    private final SecretReader twoPeppers = reader(Map.of("a", "a-pepper-of-at-least-thirty-two-bytes", "b",
            "another-pepper-of-at-least-thirty-two-bytes"));
    private final String secret = format.generate(KeyEnvironment.LIVE, new SecureRandom()).reveal();
    private final String wrongCheck = secret.substring(0, secret.length() - 1) + (secret.endsWith("x") ? 'y' : 'x');

    @Benchmark
    public Optional<List<SecretHash>> parseAndHash() {
        return onePepper.hashes(secret);
    }

    @Benchmark
    public Optional<List<SecretHash>> parseAndHashUnderTwoPeppers() {
        return twoPeppers.hashes(secret);
    }

    @Benchmark
    public Optional<List<SecretHash>> turnAwayMalformed() {
        return onePepper.hashes(wrongCheck);
    }

    @Benchmark
    public boolean lookForSecretInUrl() {
        return format.occursInUrl("/merchant-api/v1/orders?since=2026-01-01");
    }

    private SecretReader reader(Map<String, String> peppers) {
        return new SecretReader(format, new Peppers(peppers, Optional.of("a")), new ForeignFormats(List.of()));
    }
}
