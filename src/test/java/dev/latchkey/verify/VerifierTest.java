package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.local.RedisForTests;
import dev.latchkey.network.ClientAddress;
import dev.latchkey.overload.Places;
import dev.latchkey.secret.ForeignFormats;
import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.secret.Peppers;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.secret.SecretHash;
import dev.latchkey.secret.SecretReader;
import dev.latchkey.testing.Awaited;
import dev.latchkey.usage.KeyUses;
import dev.latchkey.usage.LimitTrials;
import dev.latchkey.usage.meter.Meter;
import dev.latchkey.usage.meter.MeterConfig;
import dev.latchkey.window.Limit;
import dev.latchkey.window.SlidingWindow;
import dev.latchkey.window.WindowForTests;
import dev.latchkey.window.WindowState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;

class VerifierTest {

    private static final SlidingWindow WINDOW = WindowForTests.at(RedisForTests.URI);
    private static final SlidingWindow AWAY = WindowForTests.at(RedisForTests.absent());
    private static final SecretFormat FORMAT = new SecretFormat("dxm");
    private static final Peppers PEPPERS = new Peppers(Map.of("test", "a-pepper-that-no-production-has!"), Optional.empty());

    private static final int PLACES = 3;
    private static final MeterConfig METERED = new Metered();
    private static final Clock CLOCK = Clock.fixed(SampleKey.NOW, ZoneOffset.UTC);
    private static final SecretReader READER = new SecretReader(FORMAT, PEPPERS, new ForeignFormats(List.of()));

    private final Secret secret = FORMAT.generate(KeyEnvironment.LIVE, new SecureRandom());
    private final FakeLookup lookup = new FakeLookup();
    private final Meter meter = new Meter(CLOCK);
    private final Counter turnedAway = new SimpleMeterRegistry().counter("turned.away");
    private final Places places = new Places(PLACES, turnedAway);

    @Test
    void aWorkingKeyIsAdmittedForItsMerchant() {
        KnownKey key = lookup.has(SampleKey.working().scoped("items"));

        assertThat(verify(secret.reveal())).isInstanceOfSatisfying(Verdict.Admitted.class, admitted -> {
            assertThat(admitted.merchant()).isEqualTo(key.merchant());
            assertThat(admitted.key()).isEqualTo(key.id());
            assertThat(admitted.scopes()).containsExactly("items");
            assertThat(admitted.windows().merchant().remaining()).isEqualTo(2);
            assertThat(admitted.windows().key()).isEmpty();
        });
        assertThat(lookup.asked).containsExactly(PEPPERS.candidates(secret));
    }

    @Test
    void withoutASecretNoStoreIsAsked() {
        assertThat(verify(null)).isEqualTo(Verdict.Refused.because(Code.MISSING_KEY));
        assertThat(lookup.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "dxm_live_", "dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mr" })
    void forAMalformedSecretNoStoreIsAsked(String presented) {
        assertThat(verify(presented)).isEqualTo(Verdict.Refused.because(Code.MALFORMED_KEY));
        assertThat(lookup.asked).isEmpty();
    }

    @Test
    void aSecretThatWasSentTwiceIsMalformed() {
        assertThat(verify(secret.reveal() + "," + secret.reveal())).isEqualTo(Verdict.Refused.because(Code.MALFORMED_KEY));
    }

    @Test
    void aSecretInTheUrlIsNeverLookedUp() {
        Attempt withHeader = new Attempt(Optional.of(secret.reveal()), true, ClientAddress.of("192.0.2.7"), Set.of(),
                1);
        Attempt without = new Attempt(Optional.empty(), true, ClientAddress.of("192.0.2.7"), Set.of(), 1);

        assertThat(verify(withHeader, WINDOW)).isEqualTo(Verdict.Refused.because(Code.MALFORMED_KEY));
        assertThat(verify(without, WINDOW)).isEqualTo(Verdict.Refused.because(Code.MALFORMED_KEY));
        assertThat(lookup.asked).isEmpty();
    }

    @Test
    void aSecretThatNobodyHasIsUnknown() {
        assertThat(verify(secret.reveal())).isEqualTo(Verdict.Refused.because(Code.UNKNOWN_KEY));
    }

    @Test
    void aRequestThatACheckRefusesCostsNothing() {
        KnownKey key = lookup.has(SampleKey.working().isRevoked());

        assertThat(verify(secret.reveal())).isEqualTo(Verdict.Refused.because(Code.REVOKED).of(key));
        assertThat(verify(attempt(secret.reveal(), 1), AWAY)).isEqualTo(Verdict.Refused.because(Code.REVOKED).of(key));
        assertThat(WINDOW.take(key.merchant().value(), SampleKey.LIMIT, 0).await().atMost(Duration.ofSeconds(6)).window()
                .remaining()).isEqualTo(3);
    }

    @Test
    void aKeyIsLookedAtByTheClock() {
        KnownKey key = lookup.has(SampleKey.working().expiring(SampleKey.NOW));

        assertThat(verify(secret.reveal())).isEqualTo(Verdict.Refused.because(Code.EXPIRED).of(key));
    }

    @Test
    void theRequestBeyondTheLimitIsRefusedWithItsWindow() {
        KnownKey key = lookup.has(SampleKey.working().scoped("items"));
        IntStream.range(0, 3).forEach(i -> verify(secret.reveal()));

        assertThat(verify(secret.reveal())).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.RATE_LIMITED);
            assertThat(refused.whose()).contains(new Verdict.Whose(key.merchant(), key.id(), List.of("items")));
            assertThat(refused.limited()).hasValueSatisfying(
                    limited -> assertThat(limited.retryAfterSeconds()).isBetween(1L, 60L));
        });
        assertThat(verify(attempt(secret.reveal(), 0), WINDOW)).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void aKeyIsRefusedAtItsOwnLimitWithBothWindows() {
        lookup.has(SampleKey.working().known(new KeyLimits(SampleKey.LIMIT, Optional.of(Limit.perMinute(2)),
                Optional.empty(), Optional.empty(), Optional.empty())));
        IntStream.range(0, 2).forEach(i -> verify(secret.reveal()));

        assertThat(verify(secret.reveal())).isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(
                refused.limited()).hasValueSatisfying(limited -> {
                    assertThat(limited.windows().merchant().remaining()).isOne();
                    assertThat(limited.windows().key()).map(WindowState::remaining).contains(0);
                    assertThat(limited.windows().tightest().limit()).isEqualTo(2);
                }));
    }

    @Test
    void aLimitOnTrialRefusesNothingAndSaysWhatItWouldHave() {
        lookup.has(SampleKey.working().known(new KeyLimits(SampleKey.LIMIT, Optional.empty(), Optional.of(Limit.perMinute(2)),
                Optional.of(Limit.perMinute(1)), Optional.empty())));

        assertThat(IntStream.range(0, 3).mapToObj(i -> verify(secret.reveal()))).extracting(VerifierTest::shadowRefusals)
                .containsExactly(Set.of(), Set.of(Holder.KEY), Set.of(Holder.MERCHANT, Holder.KEY));
        assertThat(shadowRefusals(verify(attempt(secret.reveal(), 0), WINDOW))).isEmpty();
    }

    @Test
    void withoutTheStoreOfKeysNobodyPasses() {
        lookup.answer = Future.failedFuture(new LookupUnavailableException(new IllegalStateException("away")));

        assertThat(verify(secret.reveal())).isEqualTo(Verdict.Refused.because(Code.UNAVAILABLE));
    }

    @Test
    void withoutTheWindowsStoreNobodyPasses() {
        KnownKey key = lookup.has(SampleKey.working());

        assertThat(verify(attempt(secret.reveal(), 1), AWAY)).isEqualTo(Verdict.Refused.because(Code.UNAVAILABLE).of(key));
    }

    @Test
    void whoComesWhenTooManyWaitIsRefusedAtOnceAndNoStoreIsAsked() {
        KnownKey key = SampleKey.working().known();
        List<Promise<Optional<KnownKey>>> silent = Stream.generate(Promise::<Optional<KnownKey>> promise).limit(PLACES)
                .toList();
        List<Future<Verdict>> waiting = silent.stream().map(promise -> {
            lookup.answer = promise.future();
            return verifier(WINDOW).verify(attempt(secret.reveal(), 1));
        }).toList();

        assertThat(verify(secret.reveal())).isEqualTo(Verdict.Refused.because(Code.UNAVAILABLE));
        assertThat(verify("x")).isEqualTo(Verdict.Refused.because(Code.MALFORMED_KEY));
        assertThat(lookup.asked).hasSize(PLACES);
        assertThat(turnedAway.count()).isOne();

        silent.forEach(promise -> promise.complete(Optional.of(key)));
        assertThat(waiting).allMatch(verdict -> Awaited.of(verdict) instanceof Verdict.Admitted);
        lookup.has(key);
        assertThat(verify(secret.reveal())).isInstanceOfSatisfying(Verdict.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo(Code.RATE_LIMITED));
    }

    @Test
    void aFailureGivesItsPlaceBack() {
        lookup.answer = Future.failedFuture(new LookupUnavailableException(new IllegalStateException("away")));
        IntStream.range(0, PLACES + 1).forEach(i -> verify(secret.reveal()));

        assertThat(turnedAway.count()).isZero();
        assertThat(places.taken()).isZero();
    }

    private Verdict verify(String presented) {
        return verify(attempt(presented, 1), WINDOW);
    }

    private Verdict verify(Attempt attempt, SlidingWindow window) {
        return Awaited.of(verifier(window).verify(attempt));
    }

    private Verifier verifier(SlidingWindow window) {
        Charging charging = new Charging(window, meter, METERED, new KeyUses(CLOCK), new LimitTrials(), CLOCK);
        return new Verifier(READER, lookup, charging, meter, places, CLOCK);
    }

    private static Set<Holder> shadowRefusals(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
        return ((Verdict.Admitted) verdict).shadowRefusals();
    }

    private static Attempt attempt(String presented, int cost) {
        return new Attempt(Optional.ofNullable(presented), false, ClientAddress.of("192.0.2.7"), Set.of(), cost);
    }

    /** Has one key at most, and remembers what it was asked for. */
    private static final class FakeLookup implements KeyLookup {
        private final List<List<SecretHash>> asked = new ArrayList<>();
        private Future<Optional<KnownKey>> answer = Future.succeededFuture(Optional.empty());

        KnownKey has(SampleKey sample) {
            return has(sample.known());
        }

        KnownKey has(KnownKey key) {
            answer = Future.succeededFuture(Optional.of(key));
            return key;
        }

        @Override
        public Future<Optional<KnownKey>> find(List<SecretHash> candidates) {
            asked.add(candidates);
            return answer;
        }
    }

    private record Metered() implements MeterConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration flushEvery() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration sweepEvery() {
            return Duration.ofMinutes(5);
        }
    }
}
