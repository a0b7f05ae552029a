package dev.latchkey.verify;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.latchkey.secret.Peppers;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.window.Decision;
import dev.latchkey.window.SlidingWindow;
import dev.latchkey.window.WindowUnavailableException;
import io.smallrye.mutiny.Uni;

/** Decides every request; see the package's documentation for how. */
@ApplicationScoped
public class Verifier {

    private static final Logger LOG = Logger.getLogger(Verifier.class);

    private final SecretFormat format;
    private final Peppers peppers;
    private final KeyLookup keys;
    private final SlidingWindow window;
    private final Clock clock;

    Verifier(SecretFormat format, Peppers peppers, KeyLookup keys, SlidingWindow window, Clock clock) {
        this.format = format;
        this.peppers = peppers;
        this.keys = keys;
        this.window = window;
        this.clock = clock;
    }

    /** May this request pass, and for whom? A store that is away is a refusal too; other failures are bugs. */
    public Uni<Verdict> verify(Attempt attempt) {
        if (attempt.presented().isEmpty() && !attempt.exposed()) {
            return refused(Code.MISSING_KEY);
        }
        Optional<Secret> secret = attempt.exposed() ? Optional.empty() : attempt.presented().flatMap(format::parse);
        if (secret.isEmpty()) {
            return refused(Code.MALFORMED_KEY);
        }
        return keys.find(peppers.candidates(secret.get()))
                .chain(key -> key.isPresent() ? verify(key.get(), attempt) : refused(Code.UNKNOWN_KEY))
                .onFailure(Verifier::storeAway).recoverWithUni(failure -> {
                    // Without the trace: an outage has one such line for each request.
                    LOG.warnf("A request was refused with 503: %s", failure.getMessage());
                    return refused(Code.UNAVAILABLE);
                });
    }

    private Uni<Verdict> verify(KnownKey key, Attempt attempt) {
        Optional<Code> refusal = Check.firstRefusal(key, attempt, clock.instant());
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        return window.take(key.merchant().value(), key.limits().bounds(key.id()), attempt.cost())
                .map(decision -> switch (decision) {
                    case Decision.Admitted admitted -> new Verdict.Admitted(key.merchant(), key.id(), key.scopes(),
                            Windows.of(admitted), Holder.of(admitted.shadowRefusals()));
                    case Decision.Refused limited -> Verdict.Refused.because(limited);
                });
    }

    private static Uni<Verdict> refused(Code code) {
        return Uni.createFrom().item(Verdict.Refused.because(code));
    }

    private static boolean storeAway(Throwable failure) {
        return failure instanceof LookupUnavailableException || failure instanceof WindowUnavailableException;
    }
}
