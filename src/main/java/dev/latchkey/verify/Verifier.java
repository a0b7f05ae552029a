package dev.latchkey.verify;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import dev.latchkey.overload.Crowd;
import dev.latchkey.overload.Places;
import dev.latchkey.secret.SecretHash;
import dev.latchkey.secret.SecretReader;
import dev.latchkey.usage.meter.Meter;
import dev.latchkey.window.WindowUnavailableException;
import io.vertx.core.Future;

/** Decides every request; see the package's documentation for how. */
@ApplicationScoped
public class Verifier {

    private static final Logger LOG = Logger.getLogger(Verifier.class);

    private final SecretReader secrets;
    private final KeyLookup keys;
    private final Charging charging;
    private final Meter meter;
    private final Places places;
    private final Clock clock;

    @Inject
    Verifier(SecretReader secrets, KeyLookup keys, Charging charging, Meter meter, Crowd crowd, Clock clock) {
        this(secrets, keys, charging, meter, crowd.verifications(), clock);
    }

    Verifier(SecretReader secrets, KeyLookup keys, Charging charging, Meter meter, Places places, Clock clock) {
        this.secrets = secrets;
        this.keys = keys;
        this.charging = charging;
        this.meter = meter;
        this.places = places;
        this.clock = clock;
    }

    /**
     * May this request pass, and for whom? A store that is away is a refusal too, and so is a crowd that waits for one; other
     * failures are bugs.
     */
    public Future<Verdict> verify(Attempt attempt) {
        if (attempt.presented().isEmpty() && !attempt.exposed()) {
            return refused(Code.MISSING_KEY);
        }
        Optional<List<SecretHash>> hashes = attempt.exposed() ? Optional.empty()
                : attempt.presented().flatMap(secrets::hashes);
        if (hashes.isEmpty()) {
            return refused(Code.MALFORMED_KEY);
        }
        if (!places.take()) {
            return refused(Code.UNAVAILABLE);
        }
        return keys.find(hashes.get())
                .compose(key -> key.isPresent() ? verify(key.get(), attempt) : refused(Code.UNKNOWN_KEY))
                .recover(Verifier::refusedWhileAway)
                .onComplete(decided -> places.giveBack());
    }

    private Future<Verdict> verify(KnownKey key, Attempt attempt) {
        return Check.firstRefusal(key, attempt, clock.instant())
                .map(Verifier::refused).orElseGet(() -> charging.charge(key, attempt).recover(Verifier::refusedWhileAway))
                .map(verdict -> verdict instanceof Verdict.Refused refused ? noted(refused, key, attempt) : verdict);
    }

    // What costs nothing is no request in the sense of the contract: neither admitted nor refused.
    private Verdict noted(Verdict.Refused refused, KnownKey key, Attempt attempt) {
        if (attempt.cost() > 0) {
            meter.refused(key.merchant().value(), key.id().value(), refused.code().name());
        }
        return refused.of(key);
    }

    private static Future<Verdict> refused(Code code) {
        return Future.succeededFuture(Verdict.Refused.because(code));
    }

    private static Future<Verdict> refusedWhileAway(Throwable failure) {
        if (!(failure instanceof LookupUnavailableException || failure instanceof WindowUnavailableException)) {
            return Future.failedFuture(failure);
        }
        // What begins an outage is told once, where it is noticed; this would be a line for each request.
        LOG.debugf("A request was refused with 503: %s", failure.getMessage());
        return refused(Code.UNAVAILABLE);
    }
}
